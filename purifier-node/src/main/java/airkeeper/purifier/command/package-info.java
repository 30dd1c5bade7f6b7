/** A relay that a program of the operating system switches. */
@NullMarked
package airkeeper.purifier.command;

import org.jspecify.annotations.NullMarked;
