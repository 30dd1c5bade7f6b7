/** The particle sensor SPS30 by Sensirion, on I²C. */
@NullMarked
package airkeeper.sensor.sps30;

import org.jspecify.annotations.NullMarked;
