/** A relay without hardware. */
@NullMarked
package airkeeper.purifier.simulated;

import org.jspecify.annotations.NullMarked;
