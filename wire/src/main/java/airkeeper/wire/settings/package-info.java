/** What an operator writes in a TOML file or in the environment, as checked records. */
@NullMarked
package airkeeper.wire.settings;

import org.jspecify.annotations.NullMarked;
