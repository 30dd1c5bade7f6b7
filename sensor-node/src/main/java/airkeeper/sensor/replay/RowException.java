package airkeeper.sensor.replay;

/** A line of a recording is not a row; says which file and line, what was expected and what was found. */
final class RowException extends Exception {
    RowException(String sentence) {
        super(sentence);
    }
}
