/** The barometer BME280 by Bosch, on I²C. */
@NullMarked
package airkeeper.sensor.bme280;

import org.jspecify.annotations.NullMarked;
