@NullMarked
package airkeeper.sensor.senseair;

import org.jspecify.annotations.NullMarked;
