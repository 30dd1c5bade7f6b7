package airkeeper.dashboard;

import airkeeper.wire.Link;
import airkeeper.wire.Topics;
import airkeeper.wire.program.LivingNode;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** The node that remembers the air of rooms and knows how it is now; what shows it asks here. */
public final class Dashboard implements LivingNode {
    private final History history;
    private final RoomsNow rooms;
    private final Health health;
    private final Recorder recorder;
    private final Upkeep upkeep;
    private final Orders orders;
    private final Choices choices;
    private final Guidelines guidelines;
    private final Places places;
    private final Accounts accounts;
    private final Alerts alerts;
    private final LiveFeed feed = new LiveFeed();

    /**
     * The same, which goes about its work as usual and tells people only on its page.
     *
     * @param commitEvery the shortest time between two commits while little comes
     */
    public Dashboard(Topics topics, Duration commitEvery, Guideline guideline, Time time, Link link, History history) {
        this(topics, Habits.USUAL.committing(commitEvery), guideline, time, link, history, List.of());
    }

    /**
     * A dashboard with a line and a history of its own: it opens and closes both.
     *
     * @param guideline by what rooms are judged for which nobody chose otherwise
     */
    public Dashboard(
            Topics topics,
            Habits habits,
            Guideline guideline,
            Time time,
            Link link,
            History history,
            List<Channel> channels) {
        this.history = history;
        this.choices = new Choices(history, time);
        this.places = new Places(choices);
        this.guidelines = new Guidelines(guideline, choices, places::called);
        this.rooms = new RoomsNow(time, guidelines::of);
        this.health = new Health(time);
        this.recorder = new Recorder(
                topics, habits.commitEvery(), time, link, history, rooms, health, feed::tell, habits.share());
        this.upkeep = new Upkeep(time, history, habits.keep(), habits.budget(), health);
        this.orders = new Orders(topics, time, link, rooms);
        this.accounts = new Accounts(choices);
        this.alerts = new Alerts(habits.alerts(), time, rooms, places, health, history, channels);
    }

    @Override
    public void start() {
        orders.start();
        recorder.start();
        choices.start();
        upkeep.start();
        alerts.start();
    }

    @Override
    public void pulse(Duration period, Runnable beat) {
        recorder.pulse(period, beat);
    }

    @Override
    public void close() {
        upkeep.close();
        choices.close();
        alerts.close();
        orders.close();
        recorder.close();
    }

    /** All that is heard, as it is heard. */
    public LiveFeed feed() {
        return feed;
    }

    /** What is wrong now, and who is told of it. */
    public Alerts alerts() {
        return alerts;
    }

    public RoomsNow rooms() {
        return rooms;
    }

    public History history() {
        return history;
    }

    public Guidelines guidelines() {
        return guidelines;
    }

    public Places places() {
        return places;
    }

    public Orders orders() {
        return orders;
    }

    public Choices choices() {
        return choices;
    }

    public Accounts accounts() {
        return accounts;
    }

    /** How well the recorder keeps up. */
    public Pace.Now pace() {
        return recorder.pace().now();
    }

    /** How many bytes the history takes, as it was measured last; empty before the first time. */
    public OptionalLong historyBytes() {
        return upkeep.bytes();
    }

    public Health health() {
        return health;
    }
}
