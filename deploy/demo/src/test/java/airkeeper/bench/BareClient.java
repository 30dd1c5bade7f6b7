package airkeeper.bench;

import airkeeper.wire.TopicFilter;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Paho and nothing else: tells which topic a message came on, and acknowledges it. */
final class BareClient implements AutoCloseable {
    private static final long PATIENCE_MS = 10_000;
    private static final long SESSION_S = 3_600;
    private static final int QOS = 1;

    private final MqttAsyncClient client;

    /** Connected with a session that is kept, with as many messages ahead as a node of ours allows. */
    BareClient(URI broker, String id, Consumer<String> heard) throws MqttException {
        client = new MqttAsyncClient(broker.toString(), id, new MemoryPersistence());
        client.setManualAcks(true);
        client.setCallback(new Callback(heard));
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_S);
        options.setReceiveMaximum(200);
        client.connect(options).waitForCompletion(PATIENCE_MS);
    }

    void subscribe(List<TopicFilter> filters) throws MqttException {
        MqttSubscription[] wanted = filters.stream()
                .map(filter -> new MqttSubscription(filter.text(), QOS))
                .toArray(MqttSubscription[]::new);
        client.subscribe(wanted, null, null, new MqttProperties()).waitForCompletion(PATIENCE_MS);
    }

    /** Returns before the broker has it. */
    IMqttToken publish(String topic, byte[] payload) throws MqttException {
        return client.publish(topic, new MqttMessage(payload, QOS, false, new MqttProperties()));
    }

    @Override
    public void close() throws MqttException {
        client.disconnect().waitForCompletion(PATIENCE_MS);
        client.close();
    }

    private final class Callback implements MqttCallback {
        private final Consumer<String> heard;

        Callback(Consumer<String> heard) {
            this.heard = heard;
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) throws MqttException {
            heard.accept(topic);
            client.messageArrivedComplete(message.getId(), message.getQos());
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException error) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String uri) {}

        @Override
        public void authPacketArrived(int code, MqttProperties properties) {}
    }
}
