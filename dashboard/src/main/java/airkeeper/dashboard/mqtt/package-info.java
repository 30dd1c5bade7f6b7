/** Notices on MQTT. */
@NullMarked
package airkeeper.dashboard.mqtt;

import org.jspecify.annotations.NullMarked;
