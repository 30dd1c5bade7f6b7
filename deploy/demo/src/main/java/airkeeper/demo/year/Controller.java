package airkeeper.demo.year;

import airkeeper.wire.Power;
import java.time.Duration;

/** Decides about a relay, reading by reading. */
interface Controller {
    /** How the relay stands after this reading; {@code now} is the time since the year began. */
    Power next(double value, Duration now);
}
