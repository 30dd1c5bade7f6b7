/** Shows the rooms to Home Assistant by its MQTT discovery. */
@NullMarked
package airkeeper.dashboard.homeassistant;

import org.jspecify.annotations.NullMarked;
