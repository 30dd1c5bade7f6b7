/** The buses and ports of a Raspberry Pi, through Pi4J and jSerialComm. */
@NullMarked
package airkeeper.sensor.pi;

import org.jspecify.annotations.NullMarked;
