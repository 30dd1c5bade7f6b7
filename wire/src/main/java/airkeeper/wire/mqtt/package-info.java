/** The link as an MQTT 5 connection, over Eclipse Paho. */
@NullMarked
package airkeeper.wire.mqtt;

import org.jspecify.annotations.NullMarked;
