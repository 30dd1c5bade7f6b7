/** The dashboard over HTTP, by Javalin: an API for programs, live events, and the page for people. */
@NullMarked
package airkeeper.dashboard.web;

import org.jspecify.annotations.NullMarked;
