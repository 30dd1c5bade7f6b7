@NullMarked
package airkeeper.sensor.mhz19;

import org.jspecify.annotations.NullMarked;
