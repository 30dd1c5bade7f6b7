package airkeeper.dashboard;

import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The memory of the air: everything that was measured and decided.
 *
 * <p>Thread-safe; one thread adds, many read. Times are kept to the millisecond, values to a tenth (temperature and humidity
 * to a hundredth) of their unit.
 */
public interface History extends AutoCloseable {
    /** Finds or makes the place where it is kept, and brings an older one up to date; when it is open already, nothing. */
    void open() throws HistoryException;

    /**
     * Remembers all of these or none; once it returns they survive a power cut. The same (sensor, time) twice is once, and so
     * is an event that came twice.
     */
    void add(List<Entry> entries) throws HistoryException;

    /** Every sensor that ever measured, in the order of their names. */
    List<Known> sensors() throws HistoryException;

    /** Hands over all readings of these sensors in the span, of any quality, in order of time, one at a time. */
    void readings(Predicate<SensorId> whose, Span span, Consumer<Entry.Measured> each) throws HistoryException;

    /**
     * The usable values of one quantity in a room, in at most {@code points} slots; slots are longer where only longer ones
     * are kept.
     *
     * @param sensor only what this one measured; null: all of the room
     */
    Series series(Room room, @Nullable SensorId sensor, Quantity quantity, Span span, int points)
            throws HistoryException;

    /** When the first reading of a room was taken, of any quality; null: none yet. */
    @Nullable
    Instant since(Room room) throws HistoryException;

    /** What happened in a room, newest first, not more than {@code limit}. */
    List<Entry.Event> events(Room room, Span span, int limit) throws HistoryException;

    /** Hands over all that happened in the span, in whatever room, in order of time, one at a time. */
    void events(Span span, Consumer<Entry.Event> each) throws HistoryException;

    /**
     * What is left of this sensor's readings that are forgotten and of which the slots begin in the span, each value in one
     * slot, of the finest that are kept; the span begins and ends with days (UTC).
     */
    Past past(SensorId sensor, Span span) throws HistoryException;

    /**
     * Remembers what another history has left of readings that it forgot; the newest of that sensor was added before. A slot
     * that is there gives way only to one of more values, so the same twice is once.
     */
    void add(Past past) throws HistoryException;

    /** When each purifier of a room was on, in order of time: all runs that have a moment in the span, whole. */
    List<Run> runs(Room room, Span span) throws HistoryException;

    /**
     * Does one small piece of the upkeep that is due at this time, such as forgetting what is older than is kept; may be called
     * from any thread, and never holds up the one that adds for long. Returns whether more may be due at this time.
     */
    boolean tidy(Instant now) throws HistoryException;

    /** The text that is kept under a key; empty: none. */
    Optional<String> kept(String key) throws HistoryException;

    /** Keeps a text under a key, or with null none any more; may be called beside the adding thread, and is then as safe. */
    void keep(String key, @Nullable String value) throws HistoryException;

    /**
     * Keeps these texts if under each of the keys there is still what was there before, all of them or none, as safe as
     * {@link #keep}; returns whether it did. So of several who change the same at once nobody overwrites what they never saw.
     */
    boolean exchange(List<Exchange> texts) throws HistoryException;

    /** How much it holds. */
    Holding holding() throws HistoryException;

    @Override
    void close();

    /**
     * One text that takes the place of another.
     *
     * @param before what is expected to be there; null: nothing
     */
    record Exchange(String key, @Nullable String before, String after) {}

    /**
     * What is known of a sensor.
     *
     * @param newest what it measured last
     * @param usable what it measured last that can be relied on; null: nothing yet
     */
    record Known(SensorId sensor, Entry.Measured newest, Entry.@Nullable Measured usable) {}
}
