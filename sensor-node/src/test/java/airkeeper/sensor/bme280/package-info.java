@NullMarked
package airkeeper.sensor.bme280;

import org.jspecify.annotations.NullMarked;
