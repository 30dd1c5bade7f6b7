package airkeeper.purifier;

import airkeeper.wire.Quantity;

/** Between which values of one quantity the air is neither too bad nor good enough. */
public record Threshold(Quantity quantity, Hysteresis hysteresis) {}
