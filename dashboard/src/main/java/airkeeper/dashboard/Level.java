package airkeeper.dashboard;

/** How good a value is, in a word. */
public enum Level {
    GOOD("good"),
    FAIR("fair"),
    POOR("poor");

    private final String key;

    Level(String key) {
        this.key = key;
    }

    /** The word in answers and on pages. */
    public String key() {
        return key;
    }
}
