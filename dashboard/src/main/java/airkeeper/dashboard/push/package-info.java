/** Notices over HTTP: ntfy and webhooks. */
@NullMarked
package airkeeper.dashboard.push;

import org.jspecify.annotations.NullMarked;
