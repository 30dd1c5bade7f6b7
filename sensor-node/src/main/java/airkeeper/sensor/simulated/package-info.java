/** Rooms and sensors that exist only as numbers: for the demo, for tests, and for a node without hardware. */
@NullMarked
package airkeeper.sensor.simulated;

import org.jspecify.annotations.NullMarked;
