@NullMarked
package airkeeper.demo.year;

import org.jspecify.annotations.NullMarked;
