package airkeeper.sensor;

/** Which time a replayed row has. */
public enum Times {
    /** The moment at which it is said. */
    NOW,
    /** The one that was recorded. */
    RECORDED
}
