package airkeeper.dashboard;

/** In which language people are told of alerts. */
public enum Language {
    ENGLISH("en"),
    GERMAN("de");

    private final String key;

    Language(String key) {
        this.key = key;
    }

    /** The word in settings, as in BCP 47. */
    public String key() {
        return key;
    }

    AlertSentences sentences() {
        return switch (this) {
            case ENGLISH -> new EnglishSentences();
            case GERMAN -> new GermanSentences();
        };
    }
}
