package airkeeper.dashboard;

import java.time.Duration;

/**
 * How far it has come with one {@link Concern}. Times are of the steady clock.
 *
 * @param since when this stage began
 * @param told how often people were told
 * @param next when they are told again, if it still is wrong then
 * @param hushed up to when a person does not want to be told again
 */
record Alarm(Stage stage, Duration since, int told, Duration next, Duration hushed) {
    /** A hush until it is over. */
    static final Duration UNTIL_OVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** All is well, and always was. */
    static final Alarm CALM = new Alarm(Stage.CALM, Duration.ZERO, 0, Duration.ZERO, Duration.ZERO);

    /** The way from well to wrong and back. */
    enum Stage {
        CALM,
        /** Wrong, but not for long enough. */
        BREWING,
        /** Wrong, and people know. */
        RAISED,
        /** Well again, but not for long enough. */
        CLEARING
    }

    /** What is to be told now. */
    enum Word {
        NOTHING,
        RAISED,
        REMINDED,
        OVER
    }

    /** Whether people may be told now. */
    enum Peace {
        TOLD_AT_ONCE,
        LEFT_ALONE
    }

    /** What follows, and what is to be told with it. */
    record Step(Alarm alarm, Word word) {}

    /** People know, as far as anyone remembers: what is taken over from before a start. */
    static Alarm remembered(int told, AlertRules rules, Duration now) {
        return new Alarm(Stage.RAISED, now, told, now.plus(pause(told - 1, rules)), Duration.ZERO);
    }

    /** Whether people were told, and not yet that it is over. */
    boolean open() {
        return stage == Stage.RAISED || stage == Stage.CLEARING;
    }

    /** What follows from how it looks now. */
    Step next(Sign.Verdict verdict, AlertRules rules, Peace peace, Duration now) {
        return switch (stage) {
            case CALM -> verdict == Sign.Verdict.WELL ? stay() : brewing(now).brewed(verdict, rules, peace, now);
            case BREWING -> brewed(verdict, rules, peace, now);
            case RAISED -> raised(verdict, rules, peace, now);
            case CLEARING -> cleared(verdict, rules, now);
        };
    }

    private static Alarm brewing(Duration now) {
        return new Alarm(Stage.BREWING, now, 0, Duration.ZERO, Duration.ZERO);
    }

    private Step brewed(Sign.Verdict verdict, AlertRules rules, Peace peace, Duration now) {
        if (verdict == Sign.Verdict.WELL) {
            return new Step(CALM, Word.NOTHING);
        }
        boolean due = now.minus(since).compareTo(rules.after()) >= 0;
        if (!due || verdict == Sign.Verdict.EASING || peace == Peace.LEFT_ALONE) {
            return stay();
        }
        return new Step(new Alarm(Stage.RAISED, now, 1, now.plus(pause(0, rules)), Duration.ZERO), Word.RAISED);
    }

    private Step raised(Sign.Verdict verdict, AlertRules rules, Peace peace, Duration now) {
        if (verdict == Sign.Verdict.WELL) {
            return at(Stage.CLEARING, now).cleared(verdict, rules, now);
        }
        boolean due = now.compareTo(next) >= 0 && now.compareTo(hushed) >= 0;
        if (!due || verdict == Sign.Verdict.EASING || peace == Peace.LEFT_ALONE) {
            return stay();
        }
        Alarm again = new Alarm(stage, since, told + 1, now.plus(pause(told, rules)), Duration.ZERO);
        return new Step(again, Word.REMINDED);
    }

    /** The pause after people were told once more than {@code times}: twice as long each time, at most a day. */
    private static Duration pause(int times, AlertRules rules) {
        Duration pause = rules.remind().multipliedBy(1L << Math.min(times, 20));
        return pause.compareTo(AlertRules.LONGEST_PAUSE) > 0 ? AlertRules.LONGEST_PAUSE : pause;
    }

    private Step cleared(Sign.Verdict verdict, AlertRules rules, Duration now) {
        if (verdict != Sign.Verdict.WELL) {
            return new Step(at(Stage.RAISED, now), Word.NOTHING);
        }
        return now.minus(since).compareTo(rules.over()) >= 0 ? new Step(CALM, Word.OVER) : stay();
    }

    private Step stay() {
        return new Step(this, Word.NOTHING);
    }

    private Alarm at(Stage other, Duration now) {
        return new Alarm(other, now, told, next, hushed);
    }

    /** The same, of which a person does not want to hear again before this time. */
    Alarm hushed(Duration until) {
        return new Alarm(stage, since, told, next, until);
    }
}
