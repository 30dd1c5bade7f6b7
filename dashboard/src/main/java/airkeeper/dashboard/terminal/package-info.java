/** What can be done with a history from the command line. */
@NullMarked
package airkeeper.dashboard.terminal;

import org.jspecify.annotations.NullMarked;
