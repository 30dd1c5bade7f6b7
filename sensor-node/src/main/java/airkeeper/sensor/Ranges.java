package airkeeper.sensor;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A set of sequence numbers, kept as ranges: a month that waits for the broker is one range, not 86,400 numbers.
 *
 * <p>Written {@code 58-120,130}; empty: {@code -}.
 */
final class Ranges {
    private static final String NONE = "-";

    private final TreeMap<Long, Long> ends = new TreeMap<>();

    /** Reads the written form; an {@link IllegalArgumentException} if it is none. */
    static Ranges of(String written) {
        Ranges ranges = new Ranges();
        if (!written.equals(NONE)) {
            for (String range : written.split(",", -1)) {
                int dash = range.indexOf('-');
                long from = Long.parseUnsignedLong(dash < 0 ? range : range.substring(0, dash));
                ranges.add(from, dash < 0 ? from : Long.parseUnsignedLong(range.substring(dash + 1)));
            }
        }
        return ranges;
    }

    /** All that is in one or the other. */
    Ranges with(Ranges other) {
        Ranges both = new Ranges();
        ends.forEach(both::add);
        other.ends.forEach(both::add);
        return both;
    }

    void add(long number) {
        add(number, number);
    }

    void add(long from, long to) {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("expected 0 ≤ from ≤ to, found from " + from + " to " + to);
        }
        Map.Entry<Long, Long> before = ends.floorEntry(from);
        long first = before != null && before.getValue() >= from - 1 ? before.getKey() : from;
        long last = to;
        Map.Entry<Long, Long> touched = ends.ceilingEntry(first);
        while (touched != null && touched.getKey() - 1 <= to) {
            last = Math.max(last, touched.getValue());
            ends.remove(touched.getKey());
            touched = ends.ceilingEntry(first);
        }
        ends.put(first, last);
    }

    /** Takes a number out; whether it was in. */
    boolean remove(long number) {
        boolean in = contains(number);
        remove(number, number);
        return in;
    }

    void remove(Ranges others) {
        others.ends.forEach(this::remove);
    }

    void remove(long from, long to) {
        Map.Entry<Long, Long> range = ends.floorEntry(to);
        while (range != null && range.getValue() >= from) {
            ends.remove(range.getKey());
            if (range.getValue() > to) {
                ends.put(to + 1, range.getValue());
            }
            if (range.getKey() < from) {
                ends.put(range.getKey(), from - 1);
            }
            range = ends.lowerEntry(range.getKey());
        }
    }

    boolean contains(long number) {
        Map.Entry<Long, Long> range = ends.floorEntry(number);
        return range != null && range.getValue() >= number;
    }

    boolean isEmpty() {
        return ends.isEmpty();
    }

    /** The least number; there is one. */
    long first() {
        return ends.firstKey();
    }

    /** Up to where all numbers from the least on are in. */
    long firstEnd() {
        if (ends.isEmpty()) {
            throw new NoSuchElementException("no numbers");
        }
        return ends.firstEntry().getValue();
    }

    /** How many of these are in. */
    long count(long from, long to) {
        return ends.entrySet().stream()
                .mapToLong(range -> Math.min(to, range.getValue()) - Math.max(from, range.getKey()) + 1)
                .filter(in -> in > 0)
                .sum();
    }

    @Override
    public String toString() {
        return ends.isEmpty()
                ? NONE
                : ends.entrySet().stream()
                        .map(range -> range.getKey().equals(range.getValue())
                                ? range.getKey().toString()
                                : range.getKey() + "-" + range.getValue())
                        .collect(Collectors.joining(","));
    }
}
