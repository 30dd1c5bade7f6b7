/** Remembers the air of rooms and shows it. */
@NullMarked
package airkeeper.dashboard;

import org.jspecify.annotations.NullMarked;
