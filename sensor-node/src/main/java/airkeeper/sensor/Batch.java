package airkeeper.sensor;

import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What the journal writes at one time: how each sensor stands, and the readings that are new. Text, so that people can read it:
 *
 * <pre>
 * batch 8d1f02aa 187 2026-11-21T10:05:00Z
 * kitchen/scd41 next 48211 unsaid 48150-48160,48190
 * kitchen/scd41 {"time":"2026-11-21T10:00:30Z","seq":48210,"co2":812,"quality":"ok"}
 * </pre>
 *
 * <p>Behind the word {@code batch} stand the CRC-32 of all that follows it, the number of bytes below this line, and when it was
 * written. {@code next} is the first number that was not given to a reading yet; {@code unsaid} are those the broker did not take.
 */
record Batch(Instant written, Map<SensorId, Position> positions, List<Line> lines) {
    private static final int LONGEST_HEADER = 80;
    private static final String WORD = "batch ";

    Batch {
        positions = new TreeMap<>(positions);
        lines = List.copyOf(lines);
    }

    /** How a sensor stands once the batch is written. */
    record Position(long next, Ranges unsaid) {}

    /** A reading in JSON, as it was or will be said. */
    record Line(SensorId sensor, String json) {
        static Line of(SensorId sensor, Reading reading) {
            return new Line(sensor, new String(Json.bytes(reading), StandardCharsets.UTF_8));
        }

        /** Empty when another version wrote what this one does not take for a reading. */
        Optional<Reading> reading() {
            try {
                return Optional.of(Json.reading(json.getBytes(StandardCharsets.UTF_8)));
            } catch (MalformedException e) {
                return Optional.empty();
            }
        }
    }

    /** The least number of a sensor that stands in this batch, or that will stand in a later one. */
    long firstNumber(SensorId sensor) {
        Position position = positions.get(sensor);
        return lines.stream()
                .filter(line -> line.sensor().equals(sensor))
                .flatMap(line -> line.reading().stream())
                .findFirst()
                .map(Reading::seq)
                .orElse(position == null ? 0 : position.next());
    }

    byte[] bytes() {
        StringBuilder body = new StringBuilder();
        positions.forEach((sensor, position) -> body.append(sensor)
                .append(" next ")
                .append(position.next())
                .append(" unsaid ")
                .append(position.unsaid())
                .append('\n'));
        lines.forEach(line ->
                body.append(line.sensor()).append(' ').append(line.json()).append('\n'));
        byte[] below = body.toString().getBytes(StandardCharsets.UTF_8);
        byte[] rest = (" " + below.length + " " + written + "\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((WORD + crc(rest, below)).getBytes(StandardCharsets.UTF_8));
        all.writeBytes(rest);
        all.writeBytes(below);
        return all.toByteArray();
    }

    private static String crc(byte[]... parts) {
        CRC32 crc = new CRC32();
        for (byte[] part : parts) {
            crc.update(part);
        }
        return "%08x".formatted(crc.getValue());
    }

    /** The batch that begins here; null where the file ends or no whole batch stands. */
    static @Nullable Batch read(InputStream in) throws IOException {
        String header = header(in);
        String[] words = header.split(" ", -1);
        if (words.length != 4 || !header.startsWith(WORD) || !words[2].matches("\\d{1,8}")) {
            return null;
        }
        int length = Integer.parseInt(words[2]);
        byte[] below = in.readNBytes(length);
        byte[] rest = (" " + words[2] + " " + words[3] + "\n").getBytes(StandardCharsets.UTF_8);
        if (below.length < length || !crc(rest, below).equals(words[1])) {
            return null;
        }
        try {
            return of(Instant.parse(words[3]), new String(below, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | DateTimeException e) {
            // whole, but not as this version writes it
            return null;
        }
    }

    /** The line that begins here, without its end; empty when it has none within reach. */
    private static String header(InputStream in) throws IOException {
        StringBuilder header = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || header.length() == LONGEST_HEADER) {
                return "";
            }
            header.append((char) next);
        }
        return header.toString();
    }

    private static Batch of(Instant written, String below) {
        Map<SensorId, Position> positions = new TreeMap<>();
        List<Line> lines = new ArrayList<>();
        below.lines().forEach(line -> {
            String[] words = line.split(" ", 2);
            if (words.length < 2) {
                throw new IllegalArgumentException("expected a sensor and more, found " + line);
            }
            SensorId sensor = SensorId.of(words[0]);
            String[] position = words[1].split(" ", -1);
            if (position.length == 4 && position[0].equals("next")) {
                positions.put(sensor, new Position(Long.parseUnsignedLong(position[1]), Ranges.of(position[3])));
            } else {
                lines.add(new Line(sensor, words[1]));
            }
        });
        return new Batch(written, positions, lines);
    }
}
