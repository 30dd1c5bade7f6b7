@NullMarked
package airkeeper.sensor.pi;

import org.jspecify.annotations.NullMarked;
