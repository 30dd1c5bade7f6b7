package airkeeper.system;

import airkeeper.sensor.simulated.Air;
import airkeeper.sensor.simulated.Emission;
import airkeeper.sensor.simulated.Exchange;
import airkeeper.sensor.simulated.SensorModel;
import airkeeper.sensor.simulated.SimulatedRoom;
import airkeeper.wire.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The air of a room as it was recorded in a CSV file, read here without the programs under test. */
record Recording(String room, Path file) {
    private static final Duration ROW = Duration.ofSeconds(30);

    /** All recordings there are: the real one only where it is at hand. */
    static List<Recording> all(Path directory) {
        return Stream.concat(Stream.of(classroom(directory)), office().stream()).toList();
    }

    /** 16 real days: the office of UCI's "Occupancy Detection". */
    static Optional<Recording> office() {
        return Optional.of(new Recording("office", Path.of("../../../shared/data/uci-office-co2.csv")))
                .filter(recording -> Files.exists(recording.file));
    }

    /** Two simulated school days with a row each 30 s, 40 minutes of silence in a lesson, and 2 in another. */
    static Recording classroom(Path directory) {
        Instant begin = Instant.parse("2026-03-02T00:00:00Z");
        SensorModel sensor = new SensorModel(20_260_302);
        SimulatedRoom room = SimulatedRoom.fresh(180);
        List<String> lines = new ArrayList<>(List.of("time,co2,temperature,humidity,pm25"));
        for (Duration age = Duration.ZERO; age.toDays() < 2; age = age.plus(ROW)) {
            double people = lesson(age) ? 24 : 0;
            Exchange exchange = Exchange.ofAirChanges(lesson(age) ? 1.5 : 10);
            room = room.after(ROW, Emission.AWAKE.times(people), exchange, Air.OUTDOORS);
            Map<Quantity, Double> values = sensor.measure(room.air(), ROW);
            if (!silent(age)) {
                lines.add(line(begin.plus(age), values));
            }
        }
        try {
            return new Recording("classroom", Files.write(directory.resolve("classroom.csv"), lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lessons are from 8 to 13 o'clock, with a break of 15 minutes at the end of each hour. */
    private static boolean lesson(Duration age) {
        return age.toHoursPart() >= 8 && age.toHoursPart() < 13 && age.toMinutesPart() < 45;
    }

    private static boolean silent(Duration age) {
        long minute = age.toMinutes();
        return (minute >= 10 * 60 + 20 && minute < 11 * 60) || (minute >= 12 * 60 + 20 && minute < 12 * 60 + 22);
    }

    private static String line(Instant time, Map<Quantity, Double> values) {
        return time + "," + values.get(Quantity.CO2) + "," + values.get(Quantity.TEMPERATURE) + ","
                + values.get(Quantity.HUMIDITY) + "," + values.get(Quantity.PM25);
    }

    /** As many of its first rows as it has or {@code most} says, one more 4 days before them, and one 4 days after them. */
    Recording framed(int most, Path directory) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> framed = new ArrayList<>(lines.subList(0, Math.min(most + 1, lines.size())));
            framed.add(moved(framed.getLast(), Duration.ofDays(4)));
            framed.add(1, moved(framed.get(1), Duration.ofDays(-4)));
            return new Recording(room, Files.write(directory.resolve("framed.csv"), framed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String moved(String line, Duration by) {
        int comma = line.indexOf(',');
        return Instant.parse(line.substring(0, comma)).plus(by) + line.substring(comma);
    }

    /** When it begins. */
    Instant begin() {
        return rows().firstKey();
    }

    /** When it ends. */
    Instant end() {
        return rows().lastKey();
    }

    /** What was measured at each time. */
    TreeMap<Instant, Map<Quantity, BigDecimal>> rows() {
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> names = List.of(lines.getFirst().split(","));
            TreeMap<Instant, Map<Quantity, BigDecimal>> rows = new TreeMap<>();
            for (String line : lines.subList(1, lines.size())) {
                List<String> cells = List.of(line.split(","));
                Map<Quantity, BigDecimal> values = new EnumMap<>(Quantity.class);
                for (int i = 0; i < cells.size(); i++) {
                    String cell = cells.get(i);
                    Quantity.of(names.get(i)).ifPresent(quantity -> values.put(quantity, new BigDecimal(cell)));
                }
                rows.put(Instant.parse(cells.get(names.indexOf("time"))), values);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return room;
    }
}
