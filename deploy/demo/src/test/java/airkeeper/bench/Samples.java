package airkeeper.bench;

import java.util.ArrayList;
import java.util.List;

/** Measured values of one kind, and what is typical of them. */
final class Samples<T extends Comparable<T>> {
    private final List<T> values = new ArrayList<>();

    void add(T value) {
        values.add(value);
    }

    T median() {
        return quantile(0.5);
    }

    /** The value below which this part of all lies, 0.99 for the 99th percentile. */
    T quantile(double part) {
        List<T> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(Math.floor(part * sorted.size()))));
    }
}
