@NullMarked
package airkeeper.sensor.simulated;

import org.jspecify.annotations.NullMarked;
