/** The demo's own panel on the dashboard's page. */
@NullMarked
package airkeeper.demo.web;

import org.jspecify.annotations.NullMarked;
