package airkeeper.wire;

/** Foreign text made fit for a log line or an error sentence: quoted, one line, no control characters, not endless. */
public final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    /** The text in double quotes, at most 60 characters of it, with everything unprintable as {@code ?}. */
    public static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints()
                .limit(LONGEST)
                .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) || !Character.isDefined(c) ? '?' : c));
        return shown.append(text.codePointCount(0, text.length()) > LONGEST ? "…\"" : "\"")
                .toString();
    }
}
