/** The CO₂ sensors SCD40 and SCD41 by Sensirion, on I²C. */
@NullMarked
package airkeeper.sensor.scd4x;

import org.jspecify.annotations.NullMarked;
