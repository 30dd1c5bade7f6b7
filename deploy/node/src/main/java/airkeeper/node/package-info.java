/** A sensor-node and a purifier-node that share a process, and with it the memory that each JVM takes for itself. */
@NullMarked
package airkeeper.node;

import org.jspecify.annotations.NullMarked;
