package airkeeper.dashboard.terminal;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Portions;
import airkeeper.dashboard.Span;
import airkeeper.wire.time.Time;
import java.io.PrintStream;
import java.util.List;

/** Adds all of one history to another. What was stored before an interruption is stored once all the same. */
final class Copy {
    private final History from;
    private final History to;
    private final PrintStream people;
    private final Time time;

    Copy(History from, History to, PrintStream people, Time time) {
        this.from = from;
        this.to = to;
        this.people = people;
        this.time = time;
    }

    void run() throws HistoryException {
        copy(new Portions<Entry.Event>(from::events, Span.ALL), "events");
        copy(
                new Portions<Entry.Measured>((span, each) -> from.readings(sensor -> true, span, each), Span.ALL),
                "readings");
    }

    private <T extends Entry> void copy(Portions<T> portions, String what) throws HistoryException {
        Progress progress = new Progress(people, time, Summary.held(from, Span.ALL), what);
        for (List<T> portion = portions.next(); !portion.isEmpty(); portion = portions.next()) {
            to.add(List.copyOf(portion));
            progress.reached(portions.reached(), portion.size());
        }
        people.println("Copied " + progress.done() + ".");
    }
}
