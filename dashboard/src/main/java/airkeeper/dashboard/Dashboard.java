package airkeeper.dashboard;

import airkeeper.wire.Link;
import airkeeper.wire.Topics;
import airkeeper.wire.program.Node;
import airkeeper.wire.time.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The node that remembers the air of rooms and knows how it is now; what shows it asks here. */
public final class Dashboard implements Node {
    private final History history;
    private final Guideline guideline;
    private final RoomsNow rooms;
    private final Health health;
    private final Recorder recorder;
    private final Upkeep upkeep;
    private final LiveFeed feed = new LiveFeed();

    /** The same, with a history that is kept as usual and may grow as it will. */
    public Dashboard(Topics topics, Duration commitEvery, Guideline guideline, Time time, Link link, History history) {
        this(topics, commitEvery, guideline, time, link, history, Keep.USUAL, null, null);
    }

    /**
     * A dashboard with a line and a history of its own: it opens and closes both.
     *
     * @param commitEvery the shortest time between two commits while little comes
     * @param keep for how long the history keeps what, for the forecast
     * @param budget more than the history should take; null: as much as there is
     * @param share the group with which it shares the recording of readings on one history; null: it records all
     */
    public Dashboard(
            Topics topics,
            Duration commitEvery,
            Guideline guideline,
            Time time,
            Link link,
            History history,
            Keep keep,
            @Nullable Size budget,
            @Nullable String share) {
        this.history = history;
        this.guideline = guideline;
        this.rooms = new RoomsNow(time, guideline);
        this.health = new Health(time);
        this.recorder = new Recorder(topics, commitEvery, time, link, history, rooms, health, feed::tell, share);
        this.upkeep = new Upkeep(time, history, keep, budget, health);
    }

    @Override
    public void start() {
        recorder.start();
        upkeep.start();
    }

    @Override
    public void close() {
        upkeep.close();
        recorder.close();
    }

    /** All that is heard, as it is heard. */
    public LiveFeed feed() {
        return feed;
    }

    public RoomsNow rooms() {
        return rooms;
    }

    public History history() {
        return history;
    }

    public Guideline guideline() {
        return guideline;
    }

    public Health health() {
        return health;
    }
}
