package airkeeper.wire.doctor;

import java.util.Locale;

/** How it stands with one thing: a shape and a word, for those who see no colours and those who hear the screen. */
public enum Mark {
    OK("✓"),
    /** Nothing is broken, but somebody should know. */
    NOTE("•"),
    WRONG("✗");

    private final String shape;

    Mark(String shape) {
        this.shape = shape;
    }

    /** {@code ✗ wrong}, as wide as all others. */
    @Override
    public String toString() {
        return "%s %-5s".formatted(shape, name().toLowerCase(Locale.ROOT));
    }
}
