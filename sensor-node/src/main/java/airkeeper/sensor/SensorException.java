package airkeeper.sensor;

/** A sensor could not be read: one sentence with what was expected, what came, and where it helps what to do. */
public final class SensorException extends Exception {
    public SensorException(String sentence) {
        super(sentence);
    }

    public SensorException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
