package airkeeper.sensor;

/** What a replay does at the end of its file. */
public enum Repeat {
    /** It falls silent. */
    NEVER,
    /** It begins again. */
    ALWAYS
}
