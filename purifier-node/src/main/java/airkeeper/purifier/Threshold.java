package airkeeper.purifier;

import airkeeper.wire.Quantity;
import airkeeper.wire.json.Json;
import java.util.List;

/** Between which values of one quantity the air is neither too bad nor good enough. */
public record Threshold(Quantity quantity, Hysteresis hysteresis) {

    /** What is wrong with such values, before there is a threshold of them. */
    static List<String> mistakes(Quantity quantity, double on, double off) {
        if (off >= on) {
            return List.of("expected off below on, so that the relay does not chatter, found off = " + Json.number(off)
                    + " and on = " + Json.number(on) + ": lower off or raise on");
        }
        if (!quantity.plausible(on)) {
            return List.of("expected on from " + Json.number(quantity.lowest()) + " to "
                    + Json.number(quantity.highest()) + " " + quantity.unit() + ", found " + Json.number(on)
                    + ": no air would ever switch the relay on, or none off");
        }
        if (off < quantity.lowest()) {
            return List.of("expected off from " + Json.number(quantity.lowest()) + " " + quantity.unit() + " up, found "
                    + Json.number(off) + ": no air would ever switch the relay off; raise it");
        }
        return List.of();
    }
}
