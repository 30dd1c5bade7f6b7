@NullMarked
package airkeeper.sensor.sps30;

import org.jspecify.annotations.NullMarked;
