/** The words as JSON bytes and back. */
@NullMarked
package airkeeper.wire.json;

import org.jspecify.annotations.NullMarked;
