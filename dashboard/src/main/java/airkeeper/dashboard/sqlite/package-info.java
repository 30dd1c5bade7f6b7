/** The history in one SQLite file. */
@NullMarked
package airkeeper.dashboard.sqlite;

import org.jspecify.annotations.NullMarked;
