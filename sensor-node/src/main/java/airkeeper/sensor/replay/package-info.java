/** Recordings in CSV files, said again as if they were measured now. */
@NullMarked
package airkeeper.sensor.replay;

import org.jspecify.annotations.NullMarked;
