package airkeeper.dashboard;

/**
 * How a {@link Concern} looks at one moment.
 *
 * @param text a sentence with the numbers, for people
 */
record Sign(Verdict verdict, String text) {
    /** What is to be thought of it. */
    enum Verdict {
        WELL,
        /** Bad, but getting better by itself. */
        EASING,
        BAD
    }

    static Sign well(String text) {
        return new Sign(Verdict.WELL, text);
    }

    static Sign bad(String text) {
        return new Sign(Verdict.BAD, text);
    }
}
