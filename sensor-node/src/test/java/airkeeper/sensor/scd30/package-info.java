@NullMarked
package airkeeper.sensor.scd30;

import org.jspecify.annotations.NullMarked;
