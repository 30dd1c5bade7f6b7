package airkeeper.demo.year;

import airkeeper.wire.Power;
import java.time.Duration;

/** On from one threshold up, off below it, and nothing else: what a first program does. */
record Plain(double threshold) implements Controller {
    @Override
    public Power next(double value, Duration now) {
        return value >= threshold ? Power.ON : Power.OFF;
    }
}
