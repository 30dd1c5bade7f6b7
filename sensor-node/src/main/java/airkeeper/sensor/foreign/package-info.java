/** Devices of other projects, whose MQTT messages are read as if they were a sensor. */
@NullMarked
package airkeeper.sensor.foreign;

import org.jspecify.annotations.NullMarked;
