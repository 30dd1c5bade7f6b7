package airkeeper.sensor;

import airkeeper.wire.doctor.Finding;
import airkeeper.wire.time.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Calls the roll of the chips that this node knows: which of them answer, by reading what changes nothing in them, also while
 * they measure.
 *
 * <p>A node that runs talks to the same chips; each may then miss an answer, which a node forgives where a checksum tells.
 */
final class Roll {
    private static final int SCD30 = 0x61;
    private static final int SCD4X = 0x62;
    private static final int SPS30 = 0x69;
    private static final int BME280 = 0x76;
    private static final int BME280_OTHER = 0x77;
    static final Set<Integer> KNOWN = new TreeSet<>(Set.of(SCD30, SCD4X, SPS30, BME280, BME280_OTHER));
    /** Those whose answers have checksums. */
    static final Set<Integer> CHECKED = new TreeSet<>(Set.of(SCD30, SCD4X, SPS30));

    private static final int READY = 0xE4B8;
    private static final int VARIANT = 0x202F;
    private static final int FIRMWARE = 0xD100;
    private static final int BOSCH_ID = 0xD0;
    private static final String BME280_NAME = "BME280";
    private static final Duration AT_ONCE = Duration.ofMillis(3);

    private final BiFunction<Integer, Integer, I2cWires> buses;
    private final Function<Path, SerialWires> ports;
    private final Time time;

    /** {@code buses} reaches an address on a bus, {@code ports} a port. */
    Roll(BiFunction<Integer, Integer, I2cWires> buses, Function<Path, SerialWires> ports, Time time) {
        this.buses = buses;
        this.ports = ports;
        this.time = time;
    }

    /** Who answers on a bus; {@code wanted} are the sensors of the settings on it, of which those at {@code asked} are asked. */
    List<Finding> ofBus(int bus, List<SensorEntry> wanted, Set<Integer> asked) {
        List<Finding> findings = new ArrayList<>();
        for (int address : KNOWN) {
            Optional<SensorEntry> entry =
                    wanted.stream().filter(sensor -> address(sensor) == address).findFirst();
            if (!asked.contains(address)) {
                entry.ifPresent(sensor -> findings.add(Finding.note(
                        "%s (%s) is not asked: the node runs, and might take its answer for another"
                                .formatted(sensor.sensor(), sensor.kind()),
                        null)));
                continue;
            }
            try {
                findings.add(answered(address, name(bus, address), entry));
            } catch (SensorException e) {
                entry.ifPresent(sensor -> findings.add(Finding.wrong(
                        "%s (%s) does not answer: %s".formatted(sensor.sensor(), sensor.kind(), e.getMessage()),
                        null)));
            }
        }
        if (findings.isEmpty()) {
            findings.add(Finding.note("nobody whom this node knows answers", "i2cdetect -y " + bus));
        }
        return findings;
    }

    private static Finding answered(int address, String name, Optional<SensorEntry> wanted) {
        boolean another = wanted.isPresent() && wanted.get().kind() == Kind.BME280 && !name.equals(BME280_NAME);
        return another
                ? Finding.wrong(
                        "expected a BME280 at 0x%02x for %s, found %s"
                                .formatted(address, wanted.get().sensor(), name),
                        "look whether the BME280 is at 0x76 or 0x77, and set its address")
                : Finding.ok("0x%02x answers: %s".formatted(address, name));
    }

    private static int address(SensorEntry entry) {
        return switch (entry.kind()) {
            case SCD4X -> SCD4X;
            case SCD30 -> SCD30;
            case SPS30 -> SPS30;
            default -> entry.wiring().address();
        };
    }

    /** Asked as often as a node forgives: others may be talking on the bus. */
    private String name(int bus, int address) throws SensorException {
        for (int failures = 0; ; failures++) {
            try {
                return asked(bus, address);
            } catch (SensorException e) {
                if (failures == Forgiving.FORGIVEN) {
                    throw e;
                }
            }
        }
    }

    private String asked(int bus, int address) throws SensorException {
        try (I2cWires wires = buses.apply(bus, address)) {
            wires.open();
            return switch (address) {
                case SCD4X -> scd4x(new SensirionChip("SCD4x", wires, time));
                case SCD30 -> "SCD30, firmware " + firmware(new SensirionChip("SCD30", wires, time));
                case SPS30 -> "SPS30, firmware " + firmware(new SensirionChip("SPS30", wires, time));
                default -> bosch(wires);
            };
        }
    }

    /** It says what it is only while it does not measure, and that it has measured something always. */
    private static String scd4x(SensirionChip chip) throws SensorException {
        chip.ask(READY, AT_ONCE, 1);
        try {
            return switch (chip.ask(VARIANT, AT_ONCE, 1)[0] >> 12) {
                case 0 -> "SCD40";
                case 1 -> "SCD41";
                case 5 -> "SCD43";
                default -> "SCD4x";
            };
        } catch (SensorException e) {
            return "SCD4x, measuring";
        }
    }

    private static String firmware(SensirionChip chip) throws SensorException {
        int word = chip.ask(FIRMWARE, AT_ONCE, 1)[0];
        return (word >> 8) + "." + (word & 0xFF);
    }

    private static String bosch(I2cWires wires) throws SensorException {
        wires.write((byte) BOSCH_ID);
        int id = wires.read(1)[0] & 0xFF;
        return switch (id) {
            case 0x60 -> BME280_NAME;
            case 0x58 -> "BMP280, which measures no humidity and is not read";
            case 0x61 -> "BME680, which is not read";
            default -> "chip id 0x%02x, which is not known".formatted(id);
        };
    }

    /** Whether the device of a sensor on a serial port answers as its kind does. */
    Finding ofPort(SensorEntry entry) {
        SerialQuestion question = SerialQuestion.of(entry.kind());
        try (SerialWires wires = ports.apply(entry.wiring().port())) {
            wires.open();
            question.ask(wires);
            return Finding.ok("it answers as " + question + " does");
        } catch (SensorException e) {
            return Finding.wrong(String.valueOf(e.getMessage()), null);
        }
    }
}
