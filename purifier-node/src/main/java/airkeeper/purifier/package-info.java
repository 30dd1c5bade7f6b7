/** Hears the air of rooms and switches relays. */
@NullMarked
package airkeeper.purifier;

import org.jspecify.annotations.NullMarked;
