package airkeeper.purifier;

import airkeeper.wire.Quantity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the operator sets of one more quantity that may switch a relay.
 *
 * @param on from this value up it goes on, in the unit of the quantity
 * @param off from this value down it has nothing against going off
 */
public record Also(Quantity quantity, double on, double off) {
    public Also {
        List<String> wrong = Threshold.mistakes(quantity, on, off);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
    }

    Threshold threshold() {
        return new Threshold(quantity, new Hysteresis(on, off));
    }

    /** That a quantity stands there twice. */
    static List<String> mistakes(Quantity first, List<Also> all) {
        List<String> wrong = new ArrayList<>();
        Set<Quantity> quantities = EnumSet.of(first);
        for (Also more : all) {
            if (!quantities.add(more.quantity)) {
                wrong.add("expected each quantity once, found " + more.quantity.key()
                        + " again in [[purifier.also]]: leave one of them out");
            }
        }
        return wrong;
    }
}
