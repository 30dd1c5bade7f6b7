package airkeeper.sensor;

import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.Shown;
import airkeeper.wire.Topic;
import airkeeper.wire.json.Json;
import airkeeper.wire.settings.Between;
import airkeeper.wire.settings.Or;
import airkeeper.wire.settings.ReadableFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One table {@code [[sensor]]}.
 *
 * @param id the sensor's name in its room
 * @param stuckAfter null: {@link Kind#stuckAfter}
 * @param warmUp null: what the device itself asks for
 * @param file of a replay, as are speed, times and repeat; null for the other kinds
 * @param speed how many recorded seconds pass in one, with times = now up to {@link #FASTEST_NOW}; null: 1
 * @param topic of a foreign device, as are format, quantity and values; null for the other kinds
 * @param quantity what the bare number of format {@code number} is; null: CO₂
 * @param values for format {@code json} a JSON pointer per quantity, for {@code esphome} the name of the entity
 * @param bus of a chip on I²C; null: 1, as on the header of each Raspberry Pi
 * @param address of a BME280: 0x76 or 0x77; null: 0x76
 * @param port of a device on a serial port; null: {@code /dev/serial0}
 * @param altitude of a chip, as are temperatureOffset and selfCalibration, see {@link ChipSettings}
 */
public record SensorEntry(
        Room room,
        String id,
        Kind kind,
        @Or("30 s") @Between(least = "1 s", most = "1 h") Duration interval,
        @Nullable @Between(least = "1 min", most = "7 d") Duration stuckAfter,
        @Nullable @Between(least = "0 s", most = "1 h") Duration warmUp,
        @Nullable ReadableFile file,
        @Nullable @Between(least = "0.01", most = "1000000") Double speed,
        @Nullable Times times,
        @Nullable Repeat repeat,
        @Nullable Topic topic,
        @Nullable Format format,
        @Nullable Quantity quantity,
        Map<Quantity, String> values,
        @Nullable @Between(least = "0", most = "255") Integer bus,
        @Nullable Integer address,
        @Nullable Path port,
        @Nullable @Between(least = "0", most = "3000") Integer altitude,
        @Nullable @Between(least = "0", most = "20") Double temperatureOffset,
        @Nullable SelfCalibration selfCalibration) {

    /** Rows of a recording faster than this would have to share a millisecond, and so a time. */
    static final double FASTEST_NOW = 10_000;

    private static final int BME280_ADDRESS = 0x76;
    private static final int BME280_OTHER_ADDRESS = 0x77;
    private static final Path SERIAL_PORT = Path.of("/dev/serial0");

    public SensorEntry {
        new SensorId(room, id);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        List<String> wrong = new ArrayList<>();
        ofKinds(Set.of(Kind.REPLAY), kind, wrong, "file", file, "speed", speed, "times", times, "repeat", repeat);
        ofKinds(Set.of(Kind.FOREIGN), kind, wrong, "topic", topic, "format", format, "quantity", quantity);
        if (kind != Kind.FOREIGN && !values.isEmpty()) {
            wrong.add("expected values only with kind foreign, found them with kind " + kind);
        }
        ofKinds(Kind.ON_I2C, kind, wrong, "bus", bus);
        ofKinds(Set.of(Kind.BME280), kind, wrong, "address", address);
        ofKinds(Kind.ON_A_SERIAL_PORT, kind, wrong, "port", port);
        ofKinds(Kind.KNOWING_ALTITUDE, kind, wrong, "altitude", altitude);
        ofKinds(Kind.WARMED_BY_THEMSELVES, kind, wrong, "temperature-offset", temperatureOffset);
        ofKinds(Kind.CALIBRATED, kind, wrong, "self-calibration", selfCalibration);
        if (kind == Kind.BME280 && address != null && address != BME280_ADDRESS && address != BME280_OTHER_ADDRESS) {
            wrong.add("expected the address 0x76 or 0x77, found 0x%02x".formatted(address));
        }
        if (kind == Kind.REPLAY) {
            replay(wrong, file, speed, times, repeat);
        }
        if (kind == Kind.FOREIGN) {
            foreign(wrong, topic, format, quantity, values);
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
    }

    private static void ofKinds(Set<Kind> its, Kind found, List<String> wrong, @Nullable Object... keysAndValues) {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (!its.contains(found) && keysAndValues[i + 1] != null) {
                String kinds = its.stream().map(Kind::toString).collect(Collectors.joining(", "));
                wrong.add("expected " + keysAndValues[i] + " only with kind "
                        + kinds.replaceFirst(", (\\w+)$", " or $1") + ", found it with kind " + found);
            }
        }
    }

    private static void replay(
            List<String> wrong,
            @Nullable ReadableFile file,
            @Nullable Double speed,
            @Nullable Times times,
            @Nullable Repeat repeat) {
        if (file == null) {
            wrong.add("expected a file with kind replay, found none");
        }
        if (times != Times.RECORDED && speed != null && speed > FASTEST_NOW) {
            wrong.add("expected a speed of at most " + Json.number(FASTEST_NOW) + " with times = \"now\", found "
                    + Json.number(speed) + ": only with times = \"recorded\" can it be more");
        }
        if (times == Times.RECORDED && repeat == Repeat.ALWAYS) {
            wrong.add("expected times = \"now\" with repeat = \"always\", found \"recorded\": "
                    + "the same times would be said again and again");
        }
    }

    private static void foreign(
            List<String> wrong,
            @Nullable Topic topic,
            @Nullable Format format,
            @Nullable Quantity quantity,
            Map<Quantity, String> values) {
        if (topic == null) {
            wrong.add("expected a topic with kind foreign, found none");
        }
        if (format == null) {
            wrong.add("expected a format with kind foreign, found none");
            return;
        }
        if (quantity != null && format != Format.NUMBER) {
            wrong.add("expected quantity only with format number, found it with format " + word(format));
        }
        if (!values.isEmpty() && format != Format.JSON && format != Format.ESPHOME) {
            wrong.add("expected values only with format json or esphome, found them with format " + word(format));
        }
        if (values.isEmpty() && format == Format.JSON) {
            wrong.add("expected values with format json, such as co2 = \"/air/co2\", found none");
        }
        values.forEach((of, written) -> {
            if (format == Format.JSON && !written.startsWith("/")) {
                wrong.add("expected a JSON pointer such as \"/air/co2\" for " + of.key() + ", found "
                        + Shown.quoted(written));
            }
            if (format == Format.ESPHOME && !written.matches("[^/+#]+")) {
                wrong.add("expected the name of an entity such as \"co2\" for " + of.key() + ", found "
                        + Shown.quoted(written));
            }
        });
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public SensorId sensor() {
        return new SensorId(room, id);
    }

    /** How this sensor's values are judged; {@code usual} is the warm-up that the device itself asks for. */
    public Judge judge(Duration usual) {
        return new Judge(warmUp == null ? usual : warmUp, stuckAfter == null ? kind.stuckAfter() : stuckAfter);
    }

    /** The recording of a sensor of kind replay. */
    public Recording recording() {
        return new Recording(
                Objects.requireNonNull(file).path(),
                speed == null ? 1 : speed,
                times == null ? Times.NOW : times,
                repeat == null ? Repeat.NEVER : repeat);
    }

    /** The device of a sensor of kind foreign. */
    public ForeignDevice device() {
        return new ForeignDevice(
                Objects.requireNonNull(topic),
                Objects.requireNonNull(format),
                quantity == null ? Quantity.CO2 : quantity,
                values);
    }

    /** Where a chip or device is wired to this computer. */
    public Wiring wiring() {
        return new Wiring(
                bus == null ? 1 : bus, address == null ? BME280_ADDRESS : address, port == null ? SERIAL_PORT : port);
    }

    /** How a chip is set. */
    public ChipSettings chip() {
        return new ChipSettings(altitude, temperatureOffset, selfCalibration);
    }

    /** Where on this computer only one device can be; null for what is not wired to it. */
    @Nullable
    String place() {
        if (Kind.ON_A_SERIAL_PORT.contains(kind)) {
            return "the device on " + wiring().port();
        }
        String where = kind == Kind.BME280 ? " at 0x%02x".formatted(wiring().address()) : "";
        return Kind.ON_I2C.contains(kind) ? "the " + kind + where + " on I²C bus " + wiring().bus() : null;
    }

    /** What is replayed, and how. */
    public record Recording(Path file, double speed, Times times, Repeat repeat) {}

    /** What is heard, and how it is read. */
    public record ForeignDevice(Topic topic, Format format, Quantity quantity, Map<Quantity, String> values) {}

    /**
     * Where a device is: on an I²C bus or on a serial port.
     *
     * @param address of a BME280; the other chips have but one
     */
    public record Wiring(int bus, int address, Path port) {}
}
