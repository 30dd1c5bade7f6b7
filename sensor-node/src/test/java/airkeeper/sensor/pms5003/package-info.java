@NullMarked
package airkeeper.sensor.pms5003;

import org.jspecify.annotations.NullMarked;
