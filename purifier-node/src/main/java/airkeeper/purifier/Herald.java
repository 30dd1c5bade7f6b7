package airkeeper.purifier;

import airkeeper.wire.Decision;
import airkeeper.wire.Message;
import airkeeper.wire.Mode;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.PurifierReport;
import airkeeper.wire.Reason;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how one purifier stands: its report, its relay and its whys, each when it changes. Not thread-safe. */
final class Herald {
    private static final Logger log = LoggerFactory.getLogger(Herald.class);
    /** How often a report is said again while nothing but its numbers change. */
    private static final Duration REFRESH = Duration.ofSeconds(30);

    private static final String ENDED = "the purifier-node has ended";

    private final PurifierEntry settings;
    private final PurifierId id;
    private final Rules rules;
    private final Sentences sentences;
    private final Contact contact;
    private final Logbook logbook;
    private final NodeId node;
    private final Topics topics;
    private final Time time;
    private final Voice voice;
    private @Nullable Said said;

    Herald(
            PurifierEntry settings,
            Contact contact,
            Logbook logbook,
            NodeId node,
            Topics topics,
            Time time,
            Voice voice) {
        this.settings = settings;
        this.id = settings.name();
        this.rules = settings.rules();
        this.sentences = new Sentences(rules, settings.drives());
        this.contact = contact;
        this.logbook = logbook;
        this.node = node;
        this.topics = topics;
        this.time = time;
        this.voice = voice;
    }

    /** Says what is new since the last time; whether a report was among it. */
    boolean tell(State state) {
        Duration now = time.steady();
        Said before = said;
        Said next = new Said(outline(state), why(state, now), value(state), now);
        if (before == null || !next.outline.decidedAs(before.outline)) {
            boolean switched = before != null && before.outline.power != next.outline.power;
            String why = next.why + over(before, state.mode());
            log.info("{} is {}: {}", id, contact.position(), why);
            remember(new Decision(time.wall(), contact.position(), switched, state.reason(), why));
        }
        boolean numbers =
                before != null && next.differs(before) && now.minus(before.at).compareTo(REFRESH) >= 0;
        boolean due = before == null || numbers || !next.outline.equals(before.outline);
        if (due) {
            say(state);
        }
        return due;
    }

    /** That an order has ended, by whatever ended it. */
    private static String over(@Nullable Said before, Mode mode) {
        return before == null || before.outline.mode == Mode.AUTO || mode != Mode.AUTO
                ? ""
                : "; the order to be " + before.outline.mode.key() + " is over";
    }

    /** Says how it stands, whether or not it is new. */
    void say(State state) {
        say(state, why(state, time.steady()));
    }

    private void say(State state, String why) {
        said = new Said(outline(state), why, value(state), time.steady());
        sayReport(report(state, why));
    }

    /** Says that nobody decides any more, after the relay was let go. */
    void end() {
        State end = State.starting(time.steady());
        if (said != null && said.outline.power != contact.position()) {
            remember(new Decision(time.wall(), contact.position(), true, end.reason(), ENDED));
        }
        sayReport(report(end, ENDED));
    }

    private void sayReport(PurifierReport report) {
        voice.say(Message.json(topics.report(id), Json.bytes(report)).kept());
        voice.say(Message.text(topics.relay(id), report.power().name()).kept());
    }

    /** Says that a command was refused, in a report too: not everybody has a response topic. */
    void refused(State state, String sentence) {
        remember(new Decision(time.wall(), contact.position(), false, state.reason(), sentence));
        say(state, why(state, time.steady()) + "; " + sentence);
    }

    private void remember(Decision decision) {
        voice.tell(Message.json(topics.why(id), Json.bytes(decision)));
    }

    PurifierReport report(State state) {
        return report(state, why(state, time.steady()));
    }

    private PurifierReport report(State state, String why) {
        Threshold threshold = decisive(state);
        OptionalDouble value = value(state);
        return new PurifierReport(
                time.wall(),
                contact.position(),
                state.mode(),
                state.reason(),
                why,
                wall(contact.since()),
                wall(state.until()),
                threshold.quantity(),
                value.isPresent() ? value.getAsDouble() : null,
                threshold.hysteresis().on(),
                threshold.hysteresis().off(),
                settings.drives(),
                contact.ran().toSeconds(),
                contact.switches(),
                node,
                clause(contact.trouble()));
    }

    /** As it stands by itself, not behind a reason. */
    private static @Nullable String clause(@Nullable String trouble) {
        return trouble == null ? null : trouble.replaceFirst("^but ", "");
    }

    private String why(State state, Duration now) {
        String trouble = contact.trouble();
        return sentences.why(state, now) + (trouble == null ? "" : "; " + trouble) + logbook.reminder();
    }

    private Threshold decisive(State state) {
        return rules.thresholds().decisive(state.power(), state.air());
    }

    private OptionalDouble value(State state) {
        return rules.thresholds().value(decisive(state).quantity(), state.air());
    }

    private Outline outline(State state) {
        return new Outline(
                contact.position(),
                state.mode(),
                state.reason(),
                state.until(),
                contact.trouble(),
                state.around().clock());
    }

    /** A steady time on the wall clock as it goes now; null while that was never set. */
    private @Nullable Instant wall(@Nullable Duration steady) {
        Instant wall = time.wall();
        return wall == null || steady == null ? null : wall.minus(time.steady().minus(steady));
    }

    /** What is said at once when it changes; the clock, since all times of a report are other ones after it was set. */
    private record Outline(
            Power power,
            Mode mode,
            Reason reason,
            @Nullable Duration until,
            @Nullable String trouble,
            @Nullable WallClock clock) {
        boolean decidedAs(Outline other) {
            return power == other.power && mode == other.mode && reason == other.reason;
        }
    }

    /** What was said last, and when. */
    private record Said(Outline outline, String why, OptionalDouble value, Duration at) {
        boolean differs(Said other) {
            return !Objects.equals(why, other.why) || !Objects.equals(value, other.value);
        }
    }
}
