package airkeeper.dashboard;

import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.Shown;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Readings as comma-separated values (RFC 4180), a line each, for spreadsheets and programs of any language.
 *
 * <p>Times are ISO 8601 in UTC; numbers have a decimal point and no exponent; a quantity that was not measured is empty; the unit stands in the name
 * of the column. No field can be taken for a formula by a spreadsheet: names of rooms and sensors are slugs, which begin with
 * a letter or digit, and all else are times, numbers and words of ours.
 *
 * <p>An instance reads lines under one header: the columns in any order, {@code time}, {@code room}, {@code sensor} and at
 * least one quantity among them, the quantities with or without their unit.
 */
public final class CsvReadings {
    private static final String TIME = "time";
    private static final String ROOM = "room";
    private static final String SENSOR = "sensor";
    private static final String QUALITY = "quality";
    private static final String STAMP = "stamp";
    private static final String SEQ = "seq";

    private static final List<String> COLUMNS = Stream.of(
                    Stream.of(TIME, ROOM, SENSOR),
                    Stream.of(Quantity.values()).map(CsvReadings::column),
                    Stream.of(QUALITY, STAMP, SEQ))
            .flatMap(names -> names)
            .toList();

    private final Map<String, Integer> places;

    private CsvReadings(Map<String, Integer> places) {
        this.places = places;
    }

    /** The name with its unit, as the view {@code readings} of the SQLite file has it, and in ASCII, which every program reads. */
    private static String column(Quantity quantity) {
        return quantity.key() + "_"
                + switch (quantity.unit()) {
                    case "°C" -> "c";
                    case "%RH" -> "rh";
                    case "µg/m³" -> "ug_m3";
                    default -> quantity.unit().toLowerCase(Locale.ROOT);
                };
    }

    /** The first line, with its end. */
    public static String header() {
        return String.join(",", COLUMNS) + CsvLine.END;
    }

    /** Appends the line of a reading, with its end. */
    public static void append(StringBuilder lines, Entry.Measured entry) {
        Reading reading = entry.reading();
        lines.append(entry.time()).append(',').append(entry.sensor().room().name());
        lines.append(',').append(entry.sensor().name());
        for (Quantity quantity : Quantity.values()) {
            lines.append(',');
            reading.value(quantity).ifPresent(value -> lines.append(number(value)));
        }
        lines.append(',').append(reading.quality().key());
        lines.append(',').append(word(entry.stamp()));
        lines.append(',').append(reading.seq()).append(CsvLine.END);
    }

    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String word(Entry.Stamp stamp) {
        return stamp == Entry.Stamp.NODE ? "node" : "receiver";
    }

    /** Understands a first line; an {@link IllegalArgumentException} says what was expected of it and what was found. */
    public static CsvReadings under(String header) {
        Map<String, Integer> places = new HashMap<>();
        List<String> names = CsvLine.fields(header.startsWith("\uFEFF") ? header.substring(1) : header);
        if (names.size() == 1 && header.contains(";")) {
            throw new IllegalArgumentException("expected columns with commas between them, found semicolons;"
                    + " save the table with commas, and decimal points in its numbers");
        }
        for (int place = 0; place < names.size(); place++) {
            String name = known(names.get(place).strip());
            if (places.put(name, place) != null) {
                throw new IllegalArgumentException("expected each column once, found " + name + " twice");
            }
        }
        for (String needed : List.of(TIME, ROOM, SENSOR)) {
            if (!places.containsKey(needed)) {
                throw new IllegalArgumentException("expected a column " + needed + ", found "
                        + Shown.quoted(names.stream().map(String::strip).collect(Collectors.joining(", "))));
            }
        }
        if (Arrays.stream(Quantity.values()).noneMatch(quantity -> places.containsKey(column(quantity)))) {
            throw new IllegalArgumentException(
                    "expected a column with values, such as " + column(Quantity.CO2) + ", found none");
        }
        return new CsvReadings(places);
    }

    private static String known(String name) {
        return Quantity.of(name).map(CsvReadings::column).orElseGet(() -> {
            if (!COLUMNS.contains(name)) {
                throw new IllegalArgumentException(
                        "expected columns among " + String.join(", ", COLUMNS) + ", found " + Shown.quoted(name));
            }
            return name;
        });
    }

    /**
     * The reading in a line; an {@link IllegalArgumentException} says what was expected of it and what was found.
     *
     * <p>Without a word on its quality it is {@code ok}, or {@code implausible} with a value that no air has; without a stamp
     * its time is the node's; without a seq that is 0.
     */
    public Entry.Measured read(String line) {
        List<String> fields = CsvLine.fields(line);
        if (fields.size() != places.size()) {
            throw new IllegalArgumentException(
                    "expected " + places.size() + " fields, as the first line has, found " + fields.size());
        }
        SensorId sensor = new SensorId(new Room(field(fields, ROOM)), field(fields, SENSOR));
        Map<Quantity, Double> values = values(fields);
        Reading reading = new Reading(time(field(fields, TIME)), seq(fields), values, quality(fields, values));
        return new Entry.Measured(sensor, reading, stamp(fields));
    }

    /** Empty where there is no such column. */
    private String field(List<String> fields, String column) {
        Integer place = places.get(column);
        return place == null ? "" : fields.get(place).strip();
    }

    /** Any offset is understood; the history keeps milliseconds. */
    private static Instant time(String text) {
        try {
            return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected a time such as 2026-11-21T12:00:00Z, found " + Shown.quoted(text));
        }
    }

    private Map<Quantity, Double> values(List<String> fields) {
        Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            String text = field(fields, column(quantity));
            if (!text.isEmpty()) {
                values.put(quantity, value(column(quantity), text));
            }
        }
        if (values.isEmpty() && field(fields, QUALITY).isEmpty()) {
            throw new IllegalArgumentException("expected at least one value, found none");
        }
        return values;
    }

    private static double value(String column, String text) {
        try {
            // Java would also read 1f, 0x1p3 and NaN
            if (text.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0)) {
                double value = Double.parseDouble(text);
                if (Double.isFinite(value)) {
                    return value;
                }
            }
        } catch (NumberFormatException e) {
            // the sentence below says it
        }
        throw new IllegalArgumentException(
                "expected a number such as 812.5 in " + column + ", found " + Shown.quoted(text));
    }

    private long seq(List<String> fields) {
        String text = field(fields, SEQ);
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("expected a whole number in seq, found " + Shown.quoted(text));
        }
        return Long.parseLong(text);
    }

    private Quality quality(List<String> fields, Map<Quantity, Double> values) {
        String text = field(fields, QUALITY);
        if (text.isEmpty()) {
            boolean plausible =
                    values.entrySet().stream().allMatch(each -> each.getKey().plausible(each.getValue()));
            return plausible ? Quality.OK : Quality.IMPLAUSIBLE;
        }
        return Arrays.stream(Quality.values())
                .filter(quality -> quality.key().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected a quality of "
                        + Arrays.stream(Quality.values()).map(Quality::key).collect(Collectors.joining(", "))
                        + ", found " + Shown.quoted(text)));
    }

    private Entry.Stamp stamp(List<String> fields) {
        return switch (field(fields, STAMP)) {
            case "", "node" -> Entry.Stamp.NODE;
            case "receiver" -> Entry.Stamp.RECEIVER;
            default ->
                throw new IllegalArgumentException(
                        "expected node or receiver in stamp, found " + Shown.quoted(field(fields, STAMP)));
        };
    }
}
