package airkeeper.dashboard.terminal;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Holding;
import airkeeper.dashboard.Portions;
import airkeeper.dashboard.Span;
import airkeeper.wire.time.Time;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

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
        copy(Portions.ofEvents(from, room -> true, Span.ALL), "events");
        copy(Portions.ofReadings(from, sensor -> true, Span.ALL), "readings");
        tellWhatStays();
    }

    /** What is older than the readings is kept in slots only, which a history makes from readings. */
    private void tellWhatStays() throws HistoryException {
        List<Holding.Tier> tiers = from.holding().tiers();
        Instant readings = tiers.getFirst().from();
        Instant slots = tiers.stream()
                .map(Holding.Tier::from)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (slots != null && (readings == null || slots.isBefore(readings))) {
            people.println("Not copied: the slots of earlier readings, which are forgotten, since " + slots
                    + "; keep what they are in.");
        }
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
