/** Shows all of Airkeeper in one process: real nodes in simulated rooms, in fast time. */
@NullMarked
package airkeeper.demo;

import org.jspecify.annotations.NullMarked;
