package airkeeper.dashboard.sqlite;

/** Values of one slot, scaled to integers: so it is the same in whatever order and from whatever finer slots it was made. */
final class Sum {
    private int count;
    private long min = Long.MAX_VALUE;
    private long sum;
    private long max = Long.MIN_VALUE;

    void take(Sum finer) {
        take(finer.count, finer.min, finer.sum, finer.max);
    }

    void take(int values, long least, long total, long most) {
        count += values;
        min = Math.min(min, least);
        sum += total;
        max = Math.max(max, most);
    }

    int count() {
        return count;
    }

    long min() {
        return min;
    }

    long sum() {
        return sum;
    }

    long max() {
        return max;
    }
}
