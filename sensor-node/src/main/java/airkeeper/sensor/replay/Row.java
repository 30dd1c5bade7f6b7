package airkeeper.sensor.replay;

import airkeeper.wire.Quantity;
import java.time.Instant;
import java.util.Map;

/** A line of a recording. */
record Row(Instant time, Map<Quantity, Double> values) {}
