@NullMarked
package airkeeper.demo;

import org.jspecify.annotations.NullMarked;
