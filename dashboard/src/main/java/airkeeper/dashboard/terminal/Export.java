package airkeeper.dashboard.terminal;

import airkeeper.dashboard.CsvEvents;
import airkeeper.dashboard.CsvReadings;
import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.LineProtocol;
import airkeeper.dashboard.Portions;
import airkeeper.dashboard.Span;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.Shown;
import airkeeper.wire.time.Time;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes readings or events as lines of text, in portions: the memory does not grow with the span. */
final class Export {
    private final History history;
    private final Options options;
    private final PrintStream people;
    private final Time time;
    private final @Nullable String room;
    private final @Nullable String sensor;
    private final Span span;

    Export(History history, Options options, PrintStream people, Time time) throws UsageException, HistoryException {
        this.history = history;
        this.options = options;
        this.people = people;
        this.time = time;
        this.span = options.span();
        List<SensorId> known =
                history.sensors().stream().map(History.Known::sensor).toList();
        this.sensor = known("--sensor", known, SensorId::name);
        // a room may have a purifier and no sensor
        this.room = options.has("--events")
                ? options.value("--room")
                : known("--room", known, id -> id.room().name());
    }

    private @Nullable String known(String option, List<SensorId> sensors, Function<SensorId, String> name)
            throws UsageException {
        String wanted = options.value(option);
        List<String> names = sensors.stream().map(name).distinct().sorted().toList();
        if (wanted != null && !names.contains(wanted)) {
            throw new UsageException("expected one of " + String.join(", ", names) + " after " + option + ", found "
                    + Shown.quoted(wanted));
        }
        return wanted;
    }

    void to(OutputStream out) throws HistoryException, IOException {
        boolean csv = options.command() == Command.EXPORT;
        if (options.has("--events")) {
            write(
                    out,
                    csv ? CsvEvents.header() : "",
                    Portions.ofEvents(history, this::wanted, span),
                    csv ? CsvEvents::append : LineProtocol::append,
                    "events");
        } else {
            write(
                    out,
                    csv ? CsvReadings.header() : "",
                    Portions.ofReadings(history, this::wanted, span),
                    csv ? CsvReadings::append : LineProtocol::append,
                    "readings");
        }
    }

    private boolean wanted(SensorId each) {
        return wanted(each.room()) && (sensor == null || sensor.equals(each.name()));
    }

    private boolean wanted(Room each) {
        return room == null || room.equals(each.name());
    }

    private <T extends Entry> void write(
            OutputStream out, String header, Portions<T> portions, BiConsumer<StringBuilder, T> line, String what)
            throws HistoryException, IOException {
        Progress progress = new Progress(people, time, Summary.held(history, span), what);
        StringBuilder lines = new StringBuilder(header);
        for (List<T> portion = portions.next(); !portion.isEmpty(); portion = portions.next()) {
            portion.forEach(entry -> line.accept(lines, entry));
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            lines.setLength(0);
            progress.reached(portions.reached(), portion.size());
        }
        out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        people.println("Wrote " + progress.done() + ".");
    }
}
