package airkeeper.wire;

import java.util.regex.Pattern;

/** The one form that names of rooms, sensors, purifiers and nodes have: {@code [a-z0-9][a-z0-9-]{0,62}}. */
final class Slug {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private Slug() {}

    /** Whether a topic level may stand for a name. */
    static boolean fits(String text) {
        return FORM.matcher(text).matches();
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
