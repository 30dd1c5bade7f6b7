/** Reads the air of rooms and says it. */
@NullMarked
package airkeeper.sensor;

import org.jspecify.annotations.NullMarked;
