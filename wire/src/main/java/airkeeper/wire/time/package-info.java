/** The time a node lives in. */
@NullMarked
package airkeeper.wire.time;

import org.jspecify.annotations.NullMarked;
