package airkeeper.system;

import airkeeper.wire.Power;
import airkeeper.wire.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * The rules of a ventilator by CO₂ once more, as plain as their description, to check the real ones against: on from 1000 ppm
 * up, off from 800 ppm down, each for 5 minutes at least, and off at once when nothing was heard for 3 minutes.
 */
final class PlainRules {
    private final List<Switch> switches = new ArrayList<>();
    private boolean on;
    private Instant switched = Instant.MIN;
    private Instant heard = Instant.MIN;
    private BigDecimal co2 = BigDecimal.ZERO;

    private PlainRules() {}

    /** How a relay must have been switched by these readings and, second by second, by the time between and after them. */
    static List<Switch> switches(NavigableMap<Instant, Map<Quantity, BigDecimal>> rows, Duration after) {
        PlainRules rules = new PlainRules();
        Instant end = rows.lastKey().plus(after);
        for (Instant now = rows.firstKey(); !now.isAfter(end); now = now.plusSeconds(1)) {
            rules.look(now);
            if (rows.containsKey(now)) {
                rules.co2 = rows.get(now).get(Quantity.CO2);
                rules.heard = now;
                rules.look(now);
            }
        }
        return rules.switches;
    }

    private void look(Instant now) {
        boolean blind = heard.isBefore(now.minusSeconds(179));
        boolean wish = co2.intValue() >= 1000 || (on && co2.compareTo(BigDecimal.valueOf(800)) > 0);
        boolean free = switched.isBefore(now.minusSeconds(299));
        if (blind ? on : wish != on && free) {
            on = !on;
            switched = now;
            switches.add(new Switch(now, on ? Power.ON : Power.OFF));
        }
    }

    /** A relay was switched. */
    record Switch(Instant at, Power power) {}
}
