/** The CO₂ sensor S8 by Senseair, on a serial port. */
@NullMarked
package airkeeper.sensor.senseair;

import org.jspecify.annotations.NullMarked;
