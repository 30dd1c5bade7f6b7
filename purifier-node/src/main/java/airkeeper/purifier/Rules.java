package airkeeper.purifier;

import airkeeper.wire.Quantity;

/** All that is set for one relay, as a value: what {@link Control} decides by. */
public record Rules(Quantity quantity, Hysteresis hysteresis, Locks locks, Blindness blindness) {}
