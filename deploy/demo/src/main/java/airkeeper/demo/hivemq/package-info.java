/** The broker that the demo brings along. */
@NullMarked
package airkeeper.demo.hivemq;

import org.jspecify.annotations.NullMarked;
