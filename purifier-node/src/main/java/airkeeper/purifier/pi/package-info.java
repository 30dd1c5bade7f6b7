/** A relay on a pin of a Raspberry Pi, through Pi4J. */
@NullMarked
package airkeeper.purifier.pi;

import org.jspecify.annotations.NullMarked;
