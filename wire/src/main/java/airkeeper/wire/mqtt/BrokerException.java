package airkeeper.wire.mqtt;

/** There is no line to the broker, or none any more: why, in one sentence without a full stop. */
final class BrokerException extends Exception {
    private final Remedy remedy;

    BrokerException(String sentence, Remedy remedy) {
        super(sentence);
        this.remedy = remedy;
    }

    BrokerException(String sentence, Remedy remedy, Throwable bug) {
        super(sentence, bug);
        this.remedy = remedy;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    Remedy remedy() {
        return remedy;
    }

    /** What brings the line back. */
    enum Remedy {
        /** Trying again, soon at first. */
        TIME,
        /** A person must change something; trying again is only worth it now and then. */
        PERSON
    }
}
