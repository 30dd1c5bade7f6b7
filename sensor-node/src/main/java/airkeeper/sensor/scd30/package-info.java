/** The CO₂ sensor SCD30 by Sensirion, on I²C. */
@NullMarked
package airkeeper.sensor.scd30;

import org.jspecify.annotations.NullMarked;
