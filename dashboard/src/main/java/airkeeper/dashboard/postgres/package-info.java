/** The history on a PostgreSQL server. */
@NullMarked
package airkeeper.dashboard.postgres;

import org.jspecify.annotations.NullMarked;
