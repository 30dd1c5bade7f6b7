@NullMarked
package airkeeper.sensor.foreign;

import org.jspecify.annotations.NullMarked;
