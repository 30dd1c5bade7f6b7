@NullMarked
package airkeeper.sensor;

import org.jspecify.annotations.NullMarked;
