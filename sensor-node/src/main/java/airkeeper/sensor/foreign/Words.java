package airkeeper.sensor.foreign;

import airkeeper.wire.Quantity;
import airkeeper.wire.json.MalformedException;
import java.util.Map;

/** Reads what a device says on one topic. */
interface Words {
    /** At least one value, in the unit of its {@link Quantity}; finite, but perhaps absurd. */
    Map<Quantity, Double> read(byte[] payload) throws MalformedException;
}
