/** Notices by e-mail. */
@NullMarked
package airkeeper.dashboard.mail;

import org.jspecify.annotations.NullMarked;
