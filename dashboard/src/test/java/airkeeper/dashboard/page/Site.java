package airkeeper.dashboard.page;

import airkeeper.dashboard.About;
import airkeeper.dashboard.AlertRules;
import airkeeper.dashboard.Broker;
import airkeeper.dashboard.Channel;
import airkeeper.dashboard.Dashboard;
import airkeeper.dashboard.DashboardSettings;
import airkeeper.dashboard.Guideline;
import airkeeper.dashboard.Habits;
import airkeeper.dashboard.Keep;
import airkeeper.dashboard.Tap;
import airkeeper.dashboard.sqlite.SqliteHistory;
import airkeeper.dashboard.web.WebServer;
import airkeeper.wire.Caller;
import airkeeper.wire.Decision;
import airkeeper.wire.Heard;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Presence;
import airkeeper.wire.PurifierCommand;
import airkeeper.wire.PurifierId;
import airkeeper.wire.PurifierReport;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.memory.MemoryLink;
import airkeeper.wire.time.HandTime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A whole dashboard with its file and its server, and one line over which a test talks as nodes do. */
final class Site implements AutoCloseable {
    private final Topics topics = Topics.standard();
    private final MemoryBroker broker = new MemoryBroker();
    private final MemoryLink nodes = broker.link(new Caller(new NodeId("nodes"), Duration.ZERO, null, null));
    private final HandTime time;
    private final Dashboard dashboard;
    private final WebServer server;

    /** What purifiers answer to a command; null: they are silent. */
    volatile Function<PurifierCommand, @Nullable PurifierReport> purifiers = command -> null;

    final List<PurifierCommand> commands = new CopyOnWriteArrayList<>();

    Site(Instant begin, Path folder) {
        this(begin, folder, DashboardSettings.Open.LOOK);
    }

    Site(Instant begin, Path folder, DashboardSettings.Open open) {
        time = new HandTime(begin);
        dashboard = new Dashboard(
                topics,
                new Habits(Duration.ofSeconds(1), Keep.USUAL, null, null, AlertRules.USUAL),
                Guideline.HSE_UK,
                time,
                broker.link(new Caller(new NodeId("dashboard"), Duration.ZERO, null, null)),
                new SqliteHistory(folder.resolve("airkeeper.db")),
                List.of(new Phone()));
        server = new WebServer(
                new DashboardSettings.Web("127.0.0.1", 0, open, List.of(), null),
                About.REAL,
                dashboard,
                new Broker(
                        URI.create("mqtt://localhost:1883"),
                        null,
                        false,
                        false,
                        topics,
                        new Tap(new NodeId("dashboard"), broker::link, time)),
                time,
                List.of());
        nodes.hear(Subscription.newsOnly(new TopicFilter("airkeeper/+/purifier/+/set")), this::commanded);
        dashboard.start();
        server.start();
        nodes.start();
        time.settle();
    }

    private void commanded(Heard heard) {
        heard.acknowledge();
        try {
            PurifierCommand command = Json.command(heard.payload());
            commands.add(command);
            PurifierReport report = purifiers.apply(command);
            if (report != null) {
                say(Household.FAN, report);
                say(Message.json(heard.answerTo().orElseThrow(), Json.bytes(report))
                        .answering(heard.correlation()));
            }
        } catch (MalformedException e) {
            throw new AssertionError("expected a command", e);
        }
    }

    /** A channel that reaches somebody. */
    private record Phone() implements Channel {
        @Override
        public String name() {
            return "phone";
        }

        @Override
        public String say(Notice notice) {
            return "It rang.";
        }
    }

    /** Says something that no node of ours would say. */
    void say(String topic, String payload) {
        say(Message.text(new Topic(topic), payload));
    }

    /** The broker dies. */
    void stopBroker() {
        broker.stop();
        time.settle();
    }

    String address() {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    void say(SensorId sensor, Reading reading) {
        say(Message.json(topics.reading(sensor), Json.bytes(reading)).kept());
    }

    void say(PurifierId purifier, PurifierReport report) {
        say(Message.json(topics.report(purifier), Json.bytes(report)).kept());
    }

    void say(PurifierId purifier, Decision decision) {
        say(Message.json(topics.why(purifier), Json.bytes(decision)));
    }

    void say(Presence presence) {
        say(Message.json(topics.presence(presence.node()), Json.bytes(presence)).kept());
    }

    private void say(Message message) {
        var said = nodes.say(message);
        if (said.isCompletedExceptionally()) {
            throw new AssertionError("expected a broker that takes " + message.topic());
        }
    }

    /** Lets time pass, in which all that was said is heard, stored and told to the pages that listen. */
    void pass(Duration by) {
        time.advance(by);
    }

    @Override
    public void close() {
        nodes.close();
        server.close();
        dashboard.close();
    }
}
