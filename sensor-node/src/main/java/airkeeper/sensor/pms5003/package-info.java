/** The particle sensors PMS5003 and PMS7003 by Plantower, on a serial port. */
@NullMarked
package airkeeper.sensor.pms5003;

import org.jspecify.annotations.NullMarked;
