/** A year of the simulated rooms, lived through in seconds: what control costs there, and what it could cost at least. */
@NullMarked
package airkeeper.demo.year;

import org.jspecify.annotations.NullMarked;
