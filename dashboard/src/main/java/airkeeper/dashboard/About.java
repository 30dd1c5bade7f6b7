package airkeeper.dashboard;

/**
 * What a page must know of the program that it looks at.
 *
 * @param speed how many seconds of {@link airkeeper.wire.time.Time} pass in one; 1 but in the demo
 * @param air where the air comes from
 */
public record About(double speed, Air air) {
    /** A dashboard of real rooms. */
    public static final About REAL = new About(1, Air.MEASURED);

    /** Real air, or a simulation of it: people are told. */
    public enum Air {
        MEASURED,
        SIMULATED
    }
}
