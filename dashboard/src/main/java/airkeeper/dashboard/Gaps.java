package airkeeper.dashboard;

import airkeeper.wire.Resend;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sequence numbers of one sensor that never came, and when to ask for them again. */
final class Gaps {
    /** A message that overtakes another is no gap. */
    private static final Duration BEFORE_ASKING = Duration.ofSeconds(5);

    /** After the first time; then twice as long each time, so that an answer has a quarter of an hour to get through. */
    private static final Duration AFTER_ASKING = Duration.ofSeconds(30);

    private static final int TRIES = 5;
    private static final int MOST_GAPS = 1_000;
    /** A node that was killed goes on with the next full thousand, and its recorder need not take what it left out for lost. */
    private static final int LEFT_OUT_UP_TO = 1_000;

    private final Lost lost;
    private final List<Gap> open = new ArrayList<>();
    private long last = -1;
    private long heard;
    private long filled;

    Gaps(Lost lost) {
        this.lost = lost;
    }

    /** Takes a sequence number that came with a reading of this time, at a steady time. */
    void came(long seq, Order order, Instant at, Duration now) {
        heard++;
        boolean filled = fill(seq, at, now);
        if (last < 0) {
            if (order == Order.NEWER && seq > 0) {
                // a recorder that is new here: what the sensor still knows of the past is welcome, the rest was never
                // its own
                begin(new Wanted(0, seq - 1, null), now);
            }
            last = seq;
        } else if (seq > last) {
            if (seq > last + 1) {
                begin(new Wanted(last + 1, seq - 1, at), now);
            }
            last = seq;
        } else if (!filled && order == Order.NEWER && seq < last) {
            // a newer reading with a number long past: the sensor has lost its count
            last = seq;
            open.forEach(this::giveUp);
            open.clear();
        }
    }

    /** Begins to wait for this, or goes on to after a restart. */
    void begin(Wanted wanted, Duration now) {
        if (open.stream().anyMatch(gap -> gap.from <= wanted.to && gap.to >= wanted.to)) {
            return; // it is what a restart left open
        }
        open.removeIf(gap -> gap.from >= wanted.from && gap.to <= wanted.to);
        open.add(new Gap(wanted, wanted.from, wanted.to, wanted.until, now));
        if (open.size() > MOST_GAPS) {
            giveUp(open.removeFirst());
        }
    }

    /** What is waited for, each gap as wide as it was at first. */
    List<Wanted> wanted() {
        return open.stream().map(gap -> gap.whole).distinct().toList();
    }

    /** What is left of a gap has its tries before it again, and soon: the sensor does answer. */
    private boolean fill(long seq, Instant at, Duration now) {
        for (int i = 0; i < open.size(); i++) {
            Gap gap = open.get(i);
            if (seq >= gap.from && seq <= gap.to) {
                filled++;
                open.remove(i);
                if (seq < gap.to) {
                    open.add(i, new Gap(gap.whole, seq + 1, gap.to, gap.until, now));
                }
                if (seq > gap.from) {
                    open.add(i, new Gap(gap.whole, gap.from, seq - 1, gap.until == null ? null : at, now));
                }
                return true;
            }
        }
        return false;
    }

    /**
     * What to ask for now; asking counts as a try. It is not asked again before the sensor was heard again: who is away cannot
     * answer. A gap that stays is given up.
     */
    List<Resend> toAsk(Duration now) {
        List<Resend> wishes = new ArrayList<>();
        for (Iterator<Gap> gaps = open.iterator(); gaps.hasNext(); ) {
            Gap gap = gaps.next();
            if (gap.due.compareTo(now) > 0 || gap.heardAtAsking == heard) {
                continue;
            }
            if (gap.filledAtAsking != filled) {
                // it is saying others again meanwhile, and comes to these
                gap.tries = 0;
            }
            if (gap.tries == TRIES) {
                gaps.remove();
                giveUp(gap);
                continue;
            }
            gap.due = now.plus(AFTER_ASKING.multipliedBy(1L << gap.tries));
            gap.tries++;
            gap.heardAtAsking = heard;
            gap.filledAtAsking = filled;
            wishes.add(new Resend(gap.from, gap.to));
        }
        return wishes;
    }

    private void giveUp(Gap gap) {
        boolean leftOut = (gap.to + 1) % LEFT_OUT_UP_TO == 0;
        if (gap.until != null && !leftOut) {
            lost.givenUp(gap.from, gap.to, gap.until);
        }
    }

    /**
     * Numbers that are waited for, both ends with them.
     *
     * @param until when the first reading behind them was taken; null: they are what was before the first that ever came
     */
    record Wanted(long from, long to, @Nullable Instant until) {}

    private static final class Gap {
        final Wanted whole;
        final long from;
        final long to;
        final @Nullable Instant until;

        Duration due;
        int tries;
        long heardAtAsking = -1;
        long filledAtAsking;

        Gap(Wanted whole, long from, long to, @Nullable Instant until, Duration now) {
            this.whole = whole;
            this.from = from;
            this.to = to;
            this.until = until;
            this.due = now.plus(BEFORE_ASKING);
        }
    }

    /** Whether a reading is newer than all before it of its sensor. */
    enum Order {
        NEWER,
        OLDER
    }

    /** Is told of readings that will never come; the next one after them was taken at {@code until}. */
    interface Lost {
        void givenUp(long from, long to, Instant until);
    }
}
