package airkeeper.system;

import airkeeper.sensor.AirSensor;
import airkeeper.sensor.Journal;
import airkeeper.sensor.JournalSettings;
import airkeeper.sensor.Judge;
import airkeeper.sensor.MountedSensor;
import airkeeper.sensor.PolledSensor;
import airkeeper.sensor.SensorException;
import airkeeper.sensor.SensorNode;
import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.NodeId;
import airkeeper.wire.Quantity;
import airkeeper.wire.SensorId;
import airkeeper.wire.Topics;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.mqtt.MqttLink;
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A sensor-node as a program, with a device that keeps a book: before it gives a value away it notes it there, so that the book
 * and not the journal says what was measured.
 */
final class BookedSensorNode {
    static final SensorId SENSOR = SensorId.of("kitchen/booked");
    static final Duration INTERVAL = Duration.ofMillis(20);
    static final Duration WRITE_EVERY = Duration.ofMillis(100);

    private BookedSensorNode() {}

    /** {@code settings.toml state book}; of the settings only the table {@code [broker]} counts. */
    public static void main(String[] arguments) throws SettingsException {
        Only settings = Settings.load(Only.class, Path.of(arguments[0]), Map.of());
        Time time = new SystemTime();
        NodeId id = new NodeId("pi-booked");
        MountedSensor sensor = new MountedSensor(
                SENSOR,
                new PolledSensor(new Booked(Path.of(arguments[2])), INTERVAL, time),
                INTERVAL,
                new Judge(Duration.ZERO, Duration.ofDays(7)));
        Function<Caller, Link> line = caller -> new MqttLink(settings.broker(), caller);
        JournalSettings journal = new JournalSettings(Duration.ofDays(30), 100, WRITE_EVERY);
        new SensorNode(
                        id,
                        Topics.standard(),
                        List.of(sensor),
                        line,
                        new Journal(Path.of(arguments[1]), id, journal),
                        time)
                .start();
    }

    /** How many values a book holds: they are 0, 1, 2 … */
    static int measured(Path book) throws IOException {
        return (int) Files.size(book);
    }

    /** What the device gives as its value number n. */
    private static Map<Quantity, Double> values(int n) {
        int thousands = n / 1_000;
        return Map.of(Quantity.CO2, 400.0 + n % 1_000, Quantity.PM25, (double) thousands);
    }

    private record Only(BrokerSettings broker) {}

    /** A byte in the book for each value, written by the operating system whatever becomes of this process. */
    private record Booked(Path book) implements AirSensor {
        @Override
        public void open() {}

        @Override
        public Map<Quantity, Double> read() throws SensorException {
            try {
                int n = measured(book);
                Files.write(book, new byte[] {'.'}, StandardOpenOption.APPEND);
                return values(n);
            } catch (IOException e) {
                throw new SensorException(book + " cannot be written.", e);
            }
        }

        @Override
        public Duration warmUp() {
            return Duration.ZERO;
        }

        @Override
        public void close() {}
    }
}
