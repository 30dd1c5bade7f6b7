@NullMarked
package airkeeper.sensor.scd4x;

import org.jspecify.annotations.NullMarked;
