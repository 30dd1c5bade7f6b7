package airkeeper.dashboard.web;

/**
 * What the page tells of the time it shows.
 *
 * @param speed how many of its seconds pass in one; 1 but in demonstrations
 * @param simulated whether the rooms are made up
 */
public record About(double speed, boolean simulated) {
    /** Real rooms in real time. */
    public static final About REAL = new About(1, false);
}
