package airkeeper.wire.settings;

import org.jspecify.annotations.Nullable;

/** A password or token: known to those who ask for it, never shown in a log line. */
public record Secret(String text) {
    /**
     * What the settings {@code password} and {@code password-file} say together; null: neither is there. Asked while settings are
     * read, so that a wrong file is a mistake in them and not a failure at night: an {@link IllegalArgumentException} says which.
     */
    public static @Nullable Secret either(@Nullable Secret password, @Nullable ReadableFile file) {
        if (password != null && file != null) {
            throw new IllegalArgumentException("expected password or password-file, found both");
        }
        return file == null ? password : file.secret();
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
