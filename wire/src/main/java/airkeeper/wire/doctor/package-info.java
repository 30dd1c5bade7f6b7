/** What is well and what is not with a computer that a node runs on, each thing with the line that mends it. */
@NullMarked
package airkeeper.wire.doctor;

import org.jspecify.annotations.NullMarked;
