package airkeeper.purifier;

import airkeeper.wire.Caller;
import airkeeper.wire.Complaints;
import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Presence;
import airkeeper.wire.Reading;
import airkeeper.wire.Subscription;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import airkeeper.wire.program.LivingNode;
import airkeeper.wire.program.Program;
import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the sensors of rooms and the commands of people, and switches the relays of those rooms.
 *
 * <p>The link's thread only hands over; the loop "controller" owns all state. Before the loop's first task and after its
 * last one, the thread that starts and closes the node does.
 */
public final class PurifierNode implements LivingNode {
    private static final Logger log = LoggerFactory.getLogger(PurifierNode.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    /** How long the loop may take to end; with the two after it, it must fit in a service manager's patience. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration RELEASING = Duration.ofSeconds(6);

    private final Topics topics;
    private final List<PurifierEntry> settings;
    private final Complaints complaints = new Complaints(log);
    private final Link link;
    private final Time time;
    private final Loop loop;
    private final Voice voice;
    private final Notebook notebook;
    private final List<Purifier> purifiers = new ArrayList<>();
    private boolean started;
    private boolean closed;

    /**
     * A node that is wired but not started.
     *
     * @param relays makes the relay of a purifier, which may hang on the line; called once for each, at once
     * @param links makes the line to the broker; called once, at once
     */
    public PurifierNode(
            PurifierSettings settings,
            BiFunction<PurifierEntry, Link, Relay> relays,
            Function<Caller, Link> links,
            Time time) {
        this.topics = settings.prefix();
        this.settings = settings.purifier();
        this.link = links.apply(caller(settings.node(), topics, time));
        this.time = time;
        this.loop = time.loop("controller");
        this.voice = new Voice(link, complaints);
        this.notebook = new Notebook(settings.state(), settings.node());
        for (PurifierEntry one : settings.leadersFirst()) {
            Contact contact = new Contact(one.name(), relays.apply(one, link), time);
            Logbook logbook = new Logbook(one.name(), one.filter(), contact, notebook, time);
            Herald herald = new Herald(one, contact, logbook, settings.node(), topics, time, voice);
            purifiers.add(new Purifier(one, contact, logbook, herald, voice, complaints, time, leader(one)));
        }
    }

    private @Nullable Purifier leader(PurifierEntry one) {
        return purifiers.stream()
                .filter(other -> other.id().equals(one.leader()))
                .findFirst()
                .orElse(null);
    }

    /** Memory zero: what was said while the node was away is old, and old words never move a relay. */
    private static Caller caller(NodeId node, Topics topics, Time time) {
        Presence presence =
                new Presence(Presence.State.ONLINE, node, "purifier", Program.version(), time.wall(), List.of());
        return new Caller(node, Duration.ZERO, said(topics, presence), said(topics, presence.gone()));
    }

    private static Message said(Topics topics, Presence presence) {
        return Message.json(topics.presence(presence.node()), Json.bytes(presence))
                .kept();
    }

    @Override
    public void start() {
        started = true;
        notebook.open();
        purifiers.forEach(Purifier::open);
        for (TopicFilter filter : readings()) {
            hear(filter, this::measured);
        }
        for (Purifier purifier : purifiers) {
            hear(TopicFilter.of(topics.command(purifier.id())), purifier::command);
        }
        link.watch(state -> loop.execute(() -> stands(state)));
        loop.every(TICK, () -> purifiers.forEach(Purifier::tick));
        link.start();
    }

    @Override
    public void pulse(Duration period, Runnable beat) {
        loop.every(period, beat);
    }

    /** What is kept is not asked for: a retained reading or command is an old one. */
    private void hear(TopicFilter filter, Consumer<Heard> ear) {
        link.hear(
                Subscription.newsOnly(filter),
                heard -> loop.execute(() -> {
                    heard.acknowledge();
                    ear.accept(heard);
                }));
    }

    /** Rooms as a whole, and the named sensors that are in none of them. */
    private Set<TopicFilter> readings() {
        Set<TopicFilter> filters = new LinkedHashSet<>();
        for (PurifierEntry one : settings) {
            if (one.sensors().isEmpty()) {
                filters.add(topics.everyReadingIn(one.room()));
            }
        }
        Set<TopicFilter> rooms = Set.copyOf(filters);
        settings.stream()
                .flatMap(one -> Stream.concat(one.sensorIds().stream(), Stream.ofNullable(one.outdoor())))
                .map(topics::reading)
                .filter(topic -> rooms.stream().noneMatch(room -> room.matches(topic)))
                .forEach(topic -> filters.add(TopicFilter.of(topic)));
        return filters;
    }

    private void measured(Heard heard) {
        try {
            if (!(topics.read(heard.topic()).orElse(null) instanceof Topics.Address.OfReading address)) {
                throw new MalformedException(Topics.EXPECTED);
            }
            Reading reading = Json.reading(heard.payload());
            purifiers.forEach(purifier -> purifier.hear(address.sensor(), reading));
        } catch (MalformedException e) {
            complaints.dropped(heard.topic(), String.valueOf(e.getMessage()));
        }
    }

    private void stands(Link.State state) {
        if (state.up()) {
            voice.found();
            purifiers.forEach(Purifier::lineFound);
        } else {
            voice.lost();
            purifiers.forEach(Purifier::lineLost);
        }
    }

    /** Relays first: whatever else fails, they are off. A loop that hangs in one of them does not keep the others on. */
    @Override
    public void close() {
        if (!loop.close(PATIENCE)) {
            log.error("The controller hangs; its relays are switched off without it.");
        }
        if (closed) {
            return;
        }
        closed = true;
        if (started) {
            release();
            purifiers.forEach(Purifier::sayEnd);
        }
        link.close();
    }

    /** All at once on threads of their own, since a device that hangs would take the closing thread with it. */
    private void release() {
        List<Thread> releasing = purifiers.stream()
                .map(one ->
                        Thread.ofPlatform().daemon().name("release " + one.id()).start(one::release))
                .toList();
        Duration end = time.steady().plus(RELEASING);
        try {
            for (Thread each : releasing) {
                Duration left = end.minus(time.steady());
                if (!each.join(left.isPositive() ? left : Duration.ZERO)) {
                    log.error("Could not {}: the relay may still be on.", each.getName());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
