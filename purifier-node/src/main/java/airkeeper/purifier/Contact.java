package airkeeper.purifier;

import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.time.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One relay as far as it is known: where it stands, and what it answers; brings it where it should be, again and again if
 * need be. Not thread-safe.
 */
final class Contact {
    private static final Logger log = LoggerFactory.getLogger(Contact.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final PurifierId purifier;
    private final Relay relay;
    private final Time time;
    private boolean open;
    private Power position = Power.OFF;
    private Duration since;
    private Duration ran = Duration.ZERO;
    private long switches;
    private @Nullable String trouble;
    private Duration retryAt = Duration.ZERO;
    private Duration pause = FIRST_PAUSE;
    private Power wanted = Power.OFF;

    Contact(PurifierId purifier, Relay relay, Time time) {
        this.purifier = purifier;
        this.relay = relay;
        this.time = time;
        this.since = time.steady();
    }

    /**
     * Takes the relay over, OFF, if that is not done yet, and brings it to this position. After a failure the same is tried
     * again only after a pause; something else, OFF above all, at once.
     */
    void bring(Power power) {
        boolean settled = open && trouble == null && power == position;
        boolean pausing = trouble != null && power == wanted && time.steady().compareTo(retryAt) < 0;
        wanted = power;
        if (settled || pausing) {
            return;
        }
        try {
            if (!open) {
                relay.open();
                open = true;
            }
            if (power != position || trouble != null) {
                relay.switchTo(power);
            }
            reached(power);
        } catch (RelayException e) {
            failed(e);
        }
    }

    private void reached(Power power) {
        if (trouble != null) {
            log.info("{}: the relay answers again.", purifier);
            trouble = null;
            pause = FIRST_PAUSE;
        }
        if (power != position) {
            ran = ran();
            since = time.steady();
            position = power;
            switches++;
        }
    }

    private void failed(RelayException failure) {
        String sentence = String.valueOf(failure.getMessage());
        if (trouble == null) {
            log.warn("{}: the relay does not answer: {} Trying again.", purifier, sentence);
        }
        trouble = sentence;
        retryAt = time.steady().plus(pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    /** The last position it is known to have reached. */
    Power position() {
        return position;
    }

    /** Since when it stands there, on the steady clock. */
    Duration since() {
        return since;
    }

    /** How long it was on in all. */
    Duration ran() {
        return position == Power.ON ? ran.plus(time.steady().minus(since)) : ran;
    }

    /** Counts on from what an earlier node has counted. */
    void goOn(Duration ran, long switches) {
        this.ran = ran;
        this.switches = switches;
    }

    /** How often it was switched. */
    long switches() {
        return switches;
    }

    /** What it did not do when it was asked last; null while it does what it is asked. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** Leaves the relay OFF and lets it go, whatever happens: there may be other relays to be switched off after it. */
    void close() {
        try {
            relay.close();
        } catch (RuntimeException bug) {
            log.error("{}: the relay may still be on.", purifier, bug);
            return;
        }
        open = false;
        trouble = null;
        reached(Power.OFF);
    }
}
