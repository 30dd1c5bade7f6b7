@NullMarked
package airkeeper.bench;

import org.jspecify.annotations.NullMarked;
