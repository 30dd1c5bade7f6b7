package airkeeper.wire.mqtt;

import airkeeper.wire.Ears;
import airkeeper.wire.mqtt.BrokerException.Remedy;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** The messages that come in on one connection: told to the ears, acknowledged on this connection or never. */
final class Incoming {
    private final MqttAsyncClient client;
    private final Ears ears;
    private final Consumer<BrokerException> lose;
    private volatile boolean closed;

    /** {@code lose} is told when the connection must not go on. */
    Incoming(MqttAsyncClient client, Ears ears, Consumer<BrokerException> lose) {
        this.client = client;
        this.ears = ears;
        this.lose = lose;
    }

    /** On the link's own thread. What an ear does not take ends the connection, so that the broker sends it again. */
    void deliver(String topic, MqttMessage message) {
        if (closed) {
            return;
        }
        try {
            ears.tell(Packets.heard(topic, message, () -> acknowledge(message)));
        } catch (RuntimeException e) {
            lose.accept(new BrokerException("this node could not take a message on " + topic, Remedy.TIME, e));
        }
    }

    private void acknowledge(MqttMessage message) {
        if (message.getQos() == 0 || closed) {
            return;
        }
        try {
            client.messageArrivedComplete(message.getId(), message.getQos());
        } catch (MqttException | NullPointerException e) {
            // a NullPointerException is Paho's word for having been closed a moment ago
            lose.accept(new BrokerException("a message could not be acknowledged", Remedy.TIME));
        }
    }

    /** Nothing is told or acknowledged any more. */
    void close() {
        closed = true;
    }
}
