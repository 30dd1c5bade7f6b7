package airkeeper.dashboard;

import airkeeper.wire.Link;
import airkeeper.wire.Topics;
import airkeeper.wire.program.Node;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.List;

/** The node that remembers the air of rooms and knows how it is now; what shows it asks here. */
public final class Dashboard implements Node {
    private final History history;
    private final Guideline guideline;
    private final RoomsNow rooms;
    private final Health health;
    private final Recorder recorder;
    private final Orders orders;
    private final Choices choices;
    private final Accounts accounts;
    private final Alerts alerts;
    private final LiveFeed feed = new LiveFeed();

    /**
     * A dashboard with a line and a history of its own: it opens and closes both.
     *
     * @param commitEvery the shortest time between two commits while little comes
     */
    public Dashboard(Topics topics, Duration commitEvery, Guideline guideline, Time time, Link link, History history) {
        this(topics, commitEvery, guideline, time, link, history, AlertRules.USUAL, List.of());
    }

    /** The same, which tells people what is wrong by these rules and over these channels. */
    public Dashboard(
            Topics topics,
            Duration commitEvery,
            Guideline guideline,
            Time time,
            Link link,
            History history,
            AlertRules rules,
            List<Channel> channels) {
        this.history = history;
        this.guideline = guideline;
        this.rooms = new RoomsNow(time, guideline);
        this.health = new Health(time);
        this.recorder = new Recorder(topics, commitEvery, time, link, history, rooms, health, feed::tell);
        this.orders = new Orders(topics, time, link, rooms);
        this.choices = new Choices(history, time);
        this.accounts = new Accounts(choices);
        this.alerts = new Alerts(rules, time, rooms, health, history, channels);
    }

    @Override
    public void start() {
        orders.start();
        recorder.start();
        alerts.start();
    }

    @Override
    public void close() {
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

    public Guideline guideline() {
        return guideline;
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

    public Health health() {
        return health;
    }
}
