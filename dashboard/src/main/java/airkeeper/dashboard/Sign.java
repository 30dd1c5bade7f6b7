package airkeeper.dashboard;

import java.util.function.Function;

/**
 * How a {@link Concern} looks at one moment.
 *
 * @param said a sentence with the numbers, for people
 */
record Sign(Verdict verdict, Function<AlertSentences, String> said) {
    /** What is to be thought of it. */
    enum Verdict {
        WELL,
        /** Bad, but getting better by itself. */
        EASING,
        BAD
    }

    static Sign well(Function<AlertSentences, String> said) {
        return new Sign(Verdict.WELL, said);
    }

    static Sign bad(Function<AlertSentences, String> said) {
        return new Sign(Verdict.BAD, said);
    }

    /** The sentence in a language. */
    String in(Language language) {
        return said.apply(language.sentences());
    }
}
