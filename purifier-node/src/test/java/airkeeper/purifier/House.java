package airkeeper.purifier;

import airkeeper.wire.Caller;
import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.PurifierReport;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
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
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import airkeeper.wire.time.HandTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A kitchen with a fan and a purifier-node, a broker between, and somebody who listens to everything. */
final class House implements AutoCloseable {
    static final PurifierId FAN = PurifierId.of("kitchen/fan");
    static final SensorId SENSOR = SensorId.of("kitchen/scd41");
    static final Topic ANSWERS = new Topic("answers/me");

    final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    final MemoryBroker broker = new MemoryBroker();
    final List<Heard> heard = new ArrayList<>();
    final TestRelay relay = new TestRelay();
    final MemoryLink listener = link(new Caller(new NodeId("listener"), Duration.ZERO, null, null));
    MemoryLink line = listener;
    final PurifierNode node;
    private long seq;

    House(String... sensors) {
        this(Map.of(), sensors);
    }

    /** A house with more set than what every fan has, such as {@code PURIFIER_0_FILTER_LIFE}. */
    House(Map<String, String> more, String... sensors) {
        Map<String, String> set = new HashMap<>(Map.of(
                "AIRKEEPER_NODE", "pi-kitchen",
                "AIRKEEPER_PURIFIER_0_ROOM", "kitchen",
                "AIRKEEPER_PURIFIER_0_ID", "fan",
                "AIRKEEPER_PURIFIER_0_RELAY_KIND", "simulated"));
        for (int i = 0; i < sensors.length; i++) {
            set.put("AIRKEEPER_PURIFIER_0_SENSORS_" + i, sensors[i]);
        }
        more.forEach((name, value) -> set.put("AIRKEEPER_" + name, value));
        PurifierSettings settings = settings(set);
        node = new PurifierNode(settings, (_, _) -> relay, this::nodeLink, time);
        listener.hear(Subscription.newsOnly(new TopicFilter("#")), message -> {
            message.acknowledge();
            heard.add(message);
        });
        listener.start();
    }

    private static PurifierSettings settings(Map<String, String> set) {
        try {
            return Settings.load(PurifierSettings.class, null, set);
        } catch (SettingsException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static House started(String... sensors) {
        House house = new House(sensors);
        house.node.start();
        house.time.settle();
        return house;
    }

    private Link nodeLink(Caller caller) {
        line = link(caller);
        return line;
    }

    private MemoryLink link(Caller caller) {
        return broker.link(caller);
    }

    /** A reading is heard, as a sensor-node says it. */
    House reads(double co2) {
        return reads(SENSOR, co2, Quality.OK);
    }

    House reads(SensorId sensor, double co2, Quality quality) {
        return says(Message.json(Topics.standard().reading(sensor), reading(co2, quality))
                .kept());
    }

    byte[] reading(double co2, Quality quality) {
        return Json.bytes(new Reading(time.wall(), seq++, Map.of(Quantity.CO2, co2), quality));
    }

    /** Somebody sends a command and wants an answer. */
    House orders(String payload) {
        return says(order(payload));
    }

    static Message order(String payload) {
        return Message.text(Topics.standard().command(FAN), payload)
                .asking(ANSWERS, "c-1".getBytes(StandardCharsets.UTF_8));
    }

    House says(Message message) {
        listener.say(message).join();
        time.settle();
        return this;
    }

    /** Time passes while the sensor says this every 30 s, in multiples of it. */
    House breathes(Duration by, double co2) {
        for (Duration passed = Duration.ZERO; passed.compareTo(by) < 0; passed = passed.plusSeconds(30)) {
            passes("30 s");
            reads(co2);
        }
        return this;
    }

    /** Time passes in silence: {@code 90 s}. */
    House passes(String seconds) {
        time.advance(Duration.ofSeconds(Long.parseLong(seconds.replace(" s", ""))));
        return this;
    }

    List<Heard> on(Topic topic) {
        return heard.stream().filter(message -> message.topic().equals(topic)).toList();
    }

    List<String> whys() {
        return on(Topics.standard().why(FAN)).stream().map(Heard::text).toList();
    }

    PurifierReport report() throws MalformedException {
        return Json.report(on(Topics.standard().report(FAN)).getLast().payload());
    }

    @Override
    public void close() {
        node.close();
        listener.close();
    }

    /** A relay that can be told to fail. */
    static class TestRelay implements Relay {
        final List<String> done = new CopyOnWriteArrayList<>();
        String failure = "";
        String bug = "";

        @Nullable
        Power stuck;

        @Nullable
        Duration repeat;

        @Override
        public void open() throws RelayException {
            fail();
            done.add("open");
        }

        @Override
        public void switchTo(Power power) throws RelayException {
            fail();
            done.add(power.name());
        }

        @Override
        public Optional<Power> says() {
            return Optional.ofNullable(stuck);
        }

        @Override
        public Optional<Duration> repeat() {
            return Optional.ofNullable(repeat);
        }

        @Override
        public void close() {
            if (!bug.isEmpty()) {
                throw new IllegalStateException(bug);
            }
            done.add("close");
        }

        private void fail() throws RelayException {
            if (!failure.isEmpty()) {
                done.add("fail");
                throw new RelayException(failure);
            }
        }
    }
}
