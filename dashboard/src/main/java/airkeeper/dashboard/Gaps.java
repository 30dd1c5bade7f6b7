package airkeeper.dashboard;

import airkeeper.wire.Resend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The sequence numbers of one sensor that never came, and when to ask for them again.
 *
 * <p>The newest of a gap are asked for first: if a sensor no longer has these, it has no older ones either.
 */
final class Gaps {
    /** A message that overtakes another is no gap. */
    private static final Duration BEFORE_ASKING = Duration.ofSeconds(5);

    private static final Duration BETWEEN_ASKING = Duration.ofSeconds(30);
    private static final int TRIES = 5;
    /** In one wish: 500 readings of 200 bytes are heard within seconds. */
    private static final int MOST_AT_ONCE = 500;
    /** A week at 30 s; who was away for longer asks for the newest of it. */
    private static final int LONGEST = 20_160;

    private static final int MOST_GAPS = 20;

    private final List<Gap> open = new ArrayList<>();
    private long last = -1;

    /** Takes a sequence number that came, at a steady time. */
    void came(long seq, Order order, Duration now) {
        if (last < 0) {
            last = seq;
        } else if (seq > last) {
            if (seq > last + 1) {
                open.add(new Gap(Math.max(last + 1, seq - LONGEST), seq - 1, now.plus(BEFORE_ASKING)));
            }
            last = seq;
            while (open.size() > MOST_GAPS) {
                open.removeFirst();
            }
        } else if (!fill(seq, now) && order == Order.NEWER && seq < last) {
            // a newer reading with a number long past: the sensor has lost its count
            last = seq;
            open.clear();
        }
    }

    /** What is left of a gap has its tries before it again, and soon: the sensor does answer. */
    private boolean fill(long seq, Duration now) {
        for (int i = 0; i < open.size(); i++) {
            Gap gap = open.get(i);
            if (seq >= gap.from && seq <= gap.to) {
                open.remove(i);
                if (seq < gap.to) {
                    open.add(i, new Gap(seq + 1, gap.to, now.plus(BEFORE_ASKING)));
                }
                if (seq > gap.from) {
                    open.add(i, new Gap(gap.from, seq - 1, now.plus(BEFORE_ASKING)));
                }
                return true;
            }
        }
        return false;
    }

    /** What to ask for now, if anything; asking counts as a try. A gap that stays is given up and told to {@code lost}. */
    Optional<Resend> toAsk(Duration now, Lost lost) {
        for (Iterator<Gap> gaps = open.iterator(); gaps.hasNext(); ) {
            Gap gap = gaps.next();
            if (gap.due.compareTo(now) > 0) {
                continue;
            }
            if (gap.tries == TRIES) {
                gaps.remove();
                lost.givenUp(gap.from, gap.to);
                continue;
            }
            gap.tries++;
            gap.due = now.plus(BETWEEN_ASKING);
            return Optional.of(new Resend(Math.max(gap.from, gap.to - MOST_AT_ONCE + 1), gap.to));
        }
        return Optional.empty();
    }

    private static final class Gap {
        final long from;
        final long to;
        Duration due;
        int tries;

        Gap(long from, long to, Duration due) {
            this.from = from;
            this.to = to;
            this.due = due;
        }
    }

    /** Whether a reading is newer than all before it of its sensor. */
    enum Order {
        NEWER,
        OLDER
    }

    /** Is told of readings that will never come. */
    interface Lost {
        void givenUp(long from, long to);
    }
}
