/** The link inside one process, for tests. */
@NullMarked
package airkeeper.wire.memory;

import org.jspecify.annotations.NullMarked;
