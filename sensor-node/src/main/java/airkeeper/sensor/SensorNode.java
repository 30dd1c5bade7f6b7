package airkeeper.sensor;

import airkeeper.wire.Caller;
import airkeeper.wire.Complaints;
import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Presence;
import airkeeper.wire.Resend;
import airkeeper.wire.SensorId;
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
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the sensors of a machine and says what they measure.
 *
 * <p>Its state belongs to one loop, the sampler: devices report there, and what comes over the line is handed over to it.
 */
public final class SensorNode implements LivingNode {
    private static final Duration APART = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(SensorNode.class);

    private final Topics topics;
    private final List<MountedSensor> sensors;
    private final Link line;
    private final Journal journal;
    private final Time time;
    private final Complaints complaints = new Complaints(log);
    private final List<Sampling> samplings = new ArrayList<>();
    private @Nullable Loop sampler;

    /** {@code line} makes the node's line from who the node is on it; sensors have each their own id. */
    public SensorNode(
            NodeId id,
            Topics topics,
            List<MountedSensor> sensors,
            Function<Caller, Link> line,
            Journal journal,
            Time time) {
        this.topics = topics;
        this.sensors = List.copyOf(sensors);
        this.journal = journal;
        this.time = time;
        List<SensorId> ids = this.sensors.stream().map(MountedSensor::id).toList();
        Presence here = new Presence(Presence.State.ONLINE, id, "sensor", Program.version(), time.wall(), ids);
        this.line = line.apply(new Caller(id, Duration.ZERO, presence(here), presence(here.gone())));
    }

    private Message presence(Presence presence) {
        return Message.json(topics.presence(presence.node()), Json.bytes(presence))
                .kept();
    }

    @Override
    public synchronized void start() {
        journal.open(time);
        Loop loop = time.loop("sampler");
        sampler = loop;
        loop.every(journal.writeEvery(), journal::write);
        Announcer announcer = new Announcer(topics, line, journal, time, loop);
        for (MountedSensor sensor : sensors) {
            sensor.device().listen(line);
            hearResend(sensor.id(), wanted -> loop.execute(() -> announcer.again(sensor.id(), wanted)));
            samplings.add(new Sampling(sensor, loop, time, announcer));
        }
        line.watch(state -> loop.execute(() -> announcer.line(state)));
        line.start();
        openSpread(loop);
    }

    @Override
    public synchronized void pulse(Duration period, Runnable beat) {
        if (sampler != null) {
            sampler.every(period, beat);
        }
    }

    /** One after the other, a second apart where that fits, so that not all devices are read and said in the same instant. */
    private void openSpread(Loop loop) {
        for (int i = 0; i < samplings.size(); i++) {
            Sampling sampling = samplings.get(i);
            Duration share = sensors.get(i).interval().dividedBy(samplings.size());
            loop.after(share.compareTo(APART) < 0 ? share.multipliedBy(i) : APART.multipliedBy(i), sampling::open);
        }
    }

    private void hearResend(SensorId sensor, Consumer<Resend> wish) {
        line.hear(Subscription.newsOnly(TopicFilter.of(topics.resend(sensor))), heard -> {
            heard.acknowledge();
            try {
                wish.accept(request(heard));
            } catch (MalformedException e) {
                complaints.dropped(heard.topic(), String.valueOf(e.getMessage()));
            }
        });
    }

    private static Resend request(Heard heard) throws MalformedException {
        if (heard.retained()) {
            throw new MalformedException("expected a request that is not retained, found a retained one");
        }
        return Json.resend(heard.payload());
    }

    /** Ends in good order: the loop first, so that what it owned can be let go of from here. */
    @Override
    public synchronized void close() {
        if (sampler != null) {
            sampler.close();
        }
        samplings.forEach(Sampling::close);
        samplings.clear();
        journal.close();
        line.close();
    }
}
