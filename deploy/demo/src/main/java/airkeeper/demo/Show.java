package airkeeper.demo;

import airkeeper.dashboard.About;
import airkeeper.dashboard.Broker;
import airkeeper.dashboard.Dashboard;
import airkeeper.dashboard.DashboardSettings;
import airkeeper.dashboard.Guideline;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Tap;
import airkeeper.dashboard.sqlite.SqliteHistory;
import airkeeper.dashboard.web.WebServer;
import airkeeper.demo.hivemq.DemoBroker;
import airkeeper.demo.web.HouseholdPanel;
import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Presence;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.mqtt.MqttLink;
import airkeeper.wire.program.Node;
import airkeeper.wire.program.Program;
import airkeeper.wire.time.FastTime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The whole demo: the broker, the rooms with their nodes, and the dashboard on the same time. */
final class Show implements Node {
    private static final long SEED = 20;
    private static final NodeId DASHBOARD = new NodeId("demo-dashboard");

    private final Options options;
    private final Path folder;
    private final ZonedDateTime begin;
    private final @Nullable DemoBroker broker;
    private final URI mqtt;
    private final int port;
    private final List<Node> nodes = new ArrayList<>();

    /**
     * Wires what does not depend on the week before.
     *
     * @param folder for all that is written; whoever made it removes it
     */
    Show(Options options, Path folder, ZonedDateTime begin) {
        this.options = options;
        this.folder = folder;
        this.begin = begin;
        this.port = Ports.freeOr(options.port());
        URI given = options.broker();
        if (given == null) {
            DemoBroker own = new DemoBroker(folder.resolve("broker"), Ports.freeOr(Options.MQTT_PORT));
            broker = own;
            mqtt = own.uri();
        } else {
            broker = null;
            mqtt = given;
        }
    }

    /** Where the page is. */
    URI page() {
        return URI.create("http://localhost:" + port);
    }

    /** Where clients of MQTT find the nodes. */
    URI mqtt() {
        return mqtt;
    }

    /** Starts all of it, the broker while the week before is lived through; time begins when all are there, so that the charts have no gap. */
    @Override
    public synchronized void start() {
        CompletableFuture<Void> up = broker == null ? CompletableFuture.completedFuture(null) : broker.start();
        List<Place> places = Place.all(SEED);
        PastWeek past = new PastWeek(places, begin.toInstant(), begin.getZone(), SEED);
        History history = new SqliteHistory(folder.resolve("airkeeper.db"));
        remember(past, history);
        up.join();

        FastTime time = FastTime.standing(begin.toInstant(), options.speed());
        BrokerSettings settings = BrokerSettings.open(mqtt);
        Function<Caller, Link> links = caller -> new MqttLink(settings, caller);
        Site site = new Site(places, past, folder, settings, links, time, begin.getZone());
        Dashboard dashboard = new Dashboard(
                Topics.standard(), Duration.ofSeconds(1), Guideline.HSE_UK, time, links.apply(dashboard()), history);
        HouseholdPanel panel = new HouseholdPanel(site.household(), site.switchboard());
        nodes.add(dashboard);
        nodes.add(new WebServer(
                new DashboardSettings.Web("127.0.0.1", port, DashboardSettings.Open.ORDER, List.of(), null),
                new About(options.speed(), About.Air.SIMULATED),
                dashboard,
                Broker.of(settings, Topics.standard(), new Tap(DASHBOARD, links, time)),
                time,
                List.of(panel::routes)));
        nodes.add(site);
        nodes.forEach(Node::start);
        time.run();
    }

    private static void remember(PastWeek past, History history) {
        try {
            history.open();
            past.remember(history::add);
        } catch (HistoryException e) {
            throw new IllegalStateException(e);
        }
    }

    private Caller dashboard() {
        Presence here = new Presence(
                Presence.State.ONLINE, DASHBOARD, "dashboard", Program.version(), begin.toInstant(), List.of());
        return new Caller(DASHBOARD, Duration.ZERO, said(here), said(here.gone()));
    }

    private static Message said(Presence presence) {
        return Message.json(Topics.standard().presence(presence.node()), Json.bytes(presence))
                .kept();
    }

    /** Lets all nodes say good-bye. The broker is left to end with the process, since it would take four seconds itself. */
    @Override
    public synchronized void close() {
        nodes.reversed().forEach(Node::close);
    }

    /** Ends all of it, for a process that goes on. */
    void closeWithBroker() {
        close();
        if (broker != null) {
            broker.close();
        }
    }
}
