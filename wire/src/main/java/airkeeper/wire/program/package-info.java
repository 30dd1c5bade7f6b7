/** How a node runs as a process of the operating system. */
@NullMarked
package airkeeper.wire.program;

import org.jspecify.annotations.NullMarked;
