package airkeeper.bench;

import airkeeper.dashboard.Entry;
import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.mqtt.MqttLink;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Rooms with one sensor each, which measures every 30 s; its readings are counted through, room by room. */
final class School {
    /** Between two readings of a sensor. */
    static final Duration PAUSE = Duration.ofSeconds(30);
    /** Under way to the broker at a time, so that a long queue takes no more memory here than a short one. */
    private static final int PORTION = 10_000;

    private final Topics topics = Topics.standard();
    private final Random random = new Random(1);
    private final int rooms;
    private final Instant began;
    private long said;

    School(int rooms, Instant began) {
        this.rooms = rooms;
        this.began = began;
    }

    /** The next reading, as the recorder stores it. */
    Entry next() {
        long number = said++;
        return new Entry.Measured(sensor(number), reading(number), Entry.Stamp.NODE);
    }

    /** The next reading, as its node says it. */
    Message nextSaid() {
        long number = said++;
        return Message.json(topics.reading(sensor(number)), Json.bytes(reading(number)));
    }

    /** Says as many to a broker, and returns when it has them all. */
    void tell(URI broker, int readings) {
        try (MqttLink link = link(broker)) {
            for (int told = 0; told < readings; told += PORTION) {
                CompletableFuture<?>[] portion = new CompletableFuture<?>[Math.min(PORTION, readings - told)];
                for (int i = 0; i < portion.length; i++) {
                    portion[i] = link.say(nextSaid());
                }
                CompletableFuture.allOf(portion).join();
            }
        }
    }

    /** The line of all its sensors, which is up. */
    static MqttLink link(URI broker) {
        MqttLink link = new MqttLink(
                BrokerSettings.open(broker), new Caller(new NodeId("bench-sensors"), Duration.ZERO, null, null));
        CompletableFuture<Void> up = up(link);
        link.start();
        up.join();
        return link;
    }

    /** Done when the line is up for the first time. */
    static CompletableFuture<Void> up(Link link) {
        CompletableFuture<Void> up = new CompletableFuture<>();
        link.watch(state -> {
            if (state.up()) {
                up.complete(null);
            }
        });
        return up.orTimeout(10, TimeUnit.SECONDS);
    }

    private SensorId sensor(long number) {
        return new SensorId(new Room("room-" + number % rooms), "scd41");
    }

    private Reading reading(long number) {
        long seq = number / rooms;
        return new Reading(
                began.plus(PAUSE.multipliedBy(seq)),
                seq,
                Map.of(
                        Quantity.CO2, (double) (420 + random.nextInt(1_500)),
                        Quantity.TEMPERATURE, 15 + random.nextInt(1_000) / 100.0,
                        Quantity.HUMIDITY, 30 + random.nextInt(4_000) / 100.0),
                Quality.OK);
    }
}
