/** The CO₂ sensors MH-Z19B and MH-Z19C by Winsen, on a serial port. */
@NullMarked
package airkeeper.sensor.mhz19;

import org.jspecify.annotations.NullMarked;
