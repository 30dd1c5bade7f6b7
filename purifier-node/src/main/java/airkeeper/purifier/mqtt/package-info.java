/** A relay in somebody else's plug, over MQTT. */
@NullMarked
package airkeeper.purifier.mqtt;

import org.jspecify.annotations.NullMarked;
