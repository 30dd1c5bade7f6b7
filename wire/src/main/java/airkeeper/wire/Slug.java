package airkeeper.wire;

/** The one form that names of rooms, sensors, purifiers and nodes have: {@code [a-z0-9][a-z0-9-]{0,62}}. */
final class Slug {
    private static final int LONGEST = 63;

    private Slug() {}

    /** Whether a topic level may stand for a name; asked of each message, so without a regular expression. */
    static boolean fits(String text) {
        int length = text.length();
        if (length == 0 || length > LONGEST || text.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z';
            boolean digit = c >= '0' && c <= '9';
            if (!letter && !digit && c != '-') {
                return false;
            }
        }
        return true;
    }

    /** The text itself; an {@link IllegalArgumentException} says what was expected of {@code role} and what was found. */
    static String checked(String role, String text) {
        if (fits(text)) {
            return text;
        }
        throw new IllegalArgumentException("expected a " + role
                + " name of lower-case letters, digits and hyphens (1 to 63, not beginning with a hyphen), found "
                + Shown.quoted(text));
    }
}
