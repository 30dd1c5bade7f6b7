package airkeeper.purifier;

import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.Optional;
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
    private final Agreement agreement;
    private boolean open;
    private Power position = Power.OFF;
    private Power told = Power.OFF;
    private Duration toldAt;
    private Duration since;
    private Duration ran = Duration.ZERO;
    private long switches;
    private @Nullable String failure;
    private @Nullable String doubt;
    private Duration retryAt = Duration.ZERO;
    private Duration pause = FIRST_PAUSE;
    private Power wanted = Power.OFF;

    Contact(PurifierId purifier, Relay relay, Time time) {
        this.purifier = purifier;
        this.relay = relay;
        this.time = time;
        this.since = time.steady();
        this.toldAt = since;
        this.agreement = new Agreement(since);
    }

    /**
     * Takes the relay over, OFF, if that is not done yet, and brings it to this position. After a failure, and while the
     * device itself says something else, the same is ordered again only after a pause; something else, OFF above all, at once.
     */
    void bring(Power power) {
        compare();
        boolean settled = open && trouble() == null && power == told && !due();
        boolean pausing = trouble() != null && power == wanted && time.steady().compareTo(retryAt) < 0;
        wanted = power;
        if (settled || pausing) {
            return;
        }
        if (doubt != null) {
            pause();
        }
        try {
            if (!open) {
                relay.open();
                open = true;
            }
            if (power != told || trouble() != null || due()) {
                relay.switchTo(power);
            }
            reached(power);
        } catch (RelayException e) {
            failed(e);
        }
    }

    private boolean due() {
        Duration now = time.steady();
        return relay.repeat()
                .filter(often -> now.minus(toldAt).compareTo(often) >= 0)
                .isPresent();
    }

    /** Looks where the device says it stands, and believes it once it insists. */
    private void compare() {
        Optional<Power> says = open ? relay.says() : Optional.empty();
        String sentence = agreement.doubt(says, time.steady()).orElse(null);
        if (says.isEmpty()) {
            return; // what was doubted stays in doubt
        }
        if (sentence != null && doubt == null) {
            log.warn("{}: {}. Ordering it again.", purifier, sentence);
            doubt = sentence;
            pause = FIRST_PAUSE;
            retryAt = time.steady();
            stand(says.get());
        } else if (sentence == null && doubt != null) {
            doubt = null;
            pause = FIRST_PAUSE;
            stand(says.get());
            log.info("{}: the relay is {} again, as it was ordered.", purifier, position);
        }
    }

    private void reached(Power power) {
        if (failure != null) {
            log.info("{}: the relay answers again.", purifier);
            failure = null;
            if (doubt == null) {
                pause = FIRST_PAUSE;
            }
        }
        told = power;
        toldAt = time.steady();
        agreement.ordered(power, time.steady());
        if (doubt == null) {
            stand(power);
        }
    }

    private void stand(Power power) {
        if (power != position) {
            ran = ran();
            since = time.steady();
            position = power;
            switches++;
        }
    }

    private void failed(RelayException exception) {
        String sentence = String.valueOf(exception.getMessage());
        if (failure == null) {
            log.warn("{}: the relay does not answer: {} Trying again.", purifier, sentence);
        }
        failure = sentence;
        if (doubt == null) {
            pause();
        }
    }

    private void pause() {
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

    /** What is wrong with it, as the end of a sentence; null while it does what it is asked. */
    @Nullable
    String trouble() {
        return failure == null ? doubt : "but the relay does not answer: " + failure;
    }

    /** Leaves the relay OFF and lets it go, whatever happens: there may be other relays to be switched off after it. */
    void close() {
        try {
            relay.close();
        } catch (RelayException e) {
            log.error("{}: the relay may still be on: {}", purifier, e.getMessage());
            return;
        } catch (RuntimeException bug) {
            log.error("{}: the relay may still be on.", purifier, bug);
            return;
        }
        log.info("{}: the relay is left OFF, as the node ends.", purifier);
        open = false;
        failure = null;
        doubt = null;
        reached(Power.OFF);
    }
}
