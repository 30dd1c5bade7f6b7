/** The dashboard over HTTP, on Javalin. */
@NullMarked
package airkeeper.dashboard.web;

import org.jspecify.annotations.NullMarked;
