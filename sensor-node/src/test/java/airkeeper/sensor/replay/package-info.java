@NullMarked
package airkeeper.sensor.replay;

import org.jspecify.annotations.NullMarked;
