/** What people see: the page's scripts and the page in a browser. */
@NullMarked
package airkeeper.dashboard.page;

import org.jspecify.annotations.NullMarked;
