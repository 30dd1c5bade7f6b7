@NullMarked
package airkeeper.demo.hivemq;

import org.jspecify.annotations.NullMarked;
