package airkeeper.dashboard.web;

import airkeeper.dashboard.Choice;
import airkeeper.dashboard.Choices;
import airkeeper.dashboard.HistoryException;
import airkeeper.wire.time.Time;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is logged in, and for how long. They outlive a restart; of their secrets only hashes are kept. Thread-safe. */
final class Sessions {
    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    /** Ends a session that nobody uses. */
    static final Duration IDLE = Duration.ofDays(7);
    /** Ends each session. */
    static final Duration LONGEST = Duration.ofDays(30);
    /** How exactly is known when one was used last: to know it better, the SD card would be written more often. */
    private static final Duration SEEN = Duration.ofHours(1);

    private static final int MOST_OF_A_USER = 20;
    private static final Choice<All> ALL = Choice.of("sessions", new All(List.of()));

    private final Choices choices;
    private final Time time;

    Sessions(Choices choices, Time time) {
        this.choices = choices;
        this.time = time;
    }

    /**
     * A user is logged in.
     *
     * @param begun epoch milliseconds, as {@code seen}
     * @param from the address of the machine
     * @param by what program it was, as far as it says
     */
    record Session(String hash, String user, long begun, long seen, String from, String by) {
        /** Enough of the hash to tell sessions apart. */
        String id() {
            return hash.substring(0, 16);
        }

        private boolean over(long now) {
            return now - begun > LONGEST.toMillis() || now - seen > IDLE.toMillis();
        }

        private Session seenAt(long now) {
            return new Session(hash, user, begun, now, from, by);
        }
    }

    record All(List<Session> sessions) {}

    /** Begins one, under a new secret, which it returns; what is over or too many ends. */
    synchronized String begin(String user, String from, @Nullable String agent) throws HistoryException {
        String secret = Secrets.random();
        long now = now();
        String by = agent == null ? "" : agent.substring(0, Math.min(200, agent.length()));
        Session begun = new Session(Secrets.hash(secret), user, now, now, from, by);
        choices.change(ALL, user, all -> new Choices.Edited<>(with(alive(all, now), begun), "logged in from " + from));
        return secret;
    }

    /** The oldest of a user's own makes room where there are too many. */
    private static All with(List<Session> alive, Session begun) {
        List<Session> own =
                alive.stream().filter(each -> each.user.equals(begun.user)).toList();
        Optional<Session> oldest = own.size() < MOST_OF_A_USER ? Optional.empty() : Optional.of(own.getFirst());
        return new All(Stream.concat(alive.stream(), Stream.of(begun))
                .filter(each -> !each.equals(oldest.orElse(null)))
                .toList());
    }

    /** The session of a secret; empty when there is none, or no longer. */
    synchronized Optional<Session> of(String secret) throws HistoryException {
        String hash = Secrets.hash(secret);
        Instant wall = time.wall();
        if (wall == null) {
            return Optional.empty();
        }
        long now = wall.toEpochMilli();
        Session found = alive(choices.get(ALL), now).stream()
                .filter(each -> each.hash.equals(hash))
                .findFirst()
                .orElse(null);
        if (found != null && now - found.seen > SEEN.toMillis()) {
            see(found, now);
        }
        return Optional.ofNullable(found);
    }

    private void see(Session session, long now) {
        try {
            choices.keep(
                    ALL,
                    all -> new All(alive(all, now).stream()
                            .map(each -> each.equals(session) ? each.seenAt(now) : each)
                            .toList()));
        } catch (HistoryException e) {
            // a full disk logs nobody out; the next request tries again
            log.debug("When {} was seen last could not be kept.", session.user(), e);
        }
    }

    /** Those that are wanted and not over. */
    synchronized List<Session> list(Predicate<Session> wanted) throws HistoryException {
        return alive(choices.get(ALL), now()).stream().filter(wanted).toList();
    }

    /** Ends some; returns how many. */
    synchronized int end(Predicate<Session> which) throws HistoryException {
        All before = choices.keep(
                ALL,
                all -> new All(all.sessions().stream().filter(which.negate()).toList()));
        return (int) before.sessions().stream().filter(which).count();
    }

    private static List<Session> alive(All all, long now) {
        return all.sessions().stream().filter(each -> !each.over(now)).toList();
    }

    /** How long they last is told by the wall clock: they outlive this program. */
    private long now() {
        Instant now = time.wall();
        if (now == null) {
            throw new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "the clock of this dashboard was never set: logging in works once it has heard a time server");
        }
        return now.toEpochMilli();
    }
}
