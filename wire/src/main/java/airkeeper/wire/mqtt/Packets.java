package airkeeper.wire.mqtt;

import airkeeper.wire.Envelope;
import airkeeper.wire.Heard;
import airkeeper.wire.Message;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/** Our words as Paho's, and back. */
final class Packets {
    private Packets() {}

    /** A new one each time: Paho changes the properties it is given. */
    static MqttMessage of(Message message) {
        return new MqttMessage(message.payload(), message.qos(), message.retained(), properties(message));
    }

    static MqttProperties properties(Message message) {
        MqttProperties properties = new MqttProperties();
        if (message.expiry() != null) {
            properties.setMessageExpiryInterval(
                    Math.max(1, message.expiry().plusMillis(999).toSeconds()));
        }
        if (message.contentType() != null) {
            properties.setContentType(message.contentType());
            properties.setPayloadFormat(message.contentType().equals("application/json"));
        }
        if (message.answerTo() != null) {
            properties.setResponseTopic(message.answerTo().text());
        }
        if (message.correlation() != null) {
            properties.setCorrelationData(message.correlation());
        }
        return properties;
    }

    static MqttSubscription of(Subscription subscription) {
        MqttSubscription wanted = new MqttSubscription(subscription.filter().text(), subscription.qos());
        wanted.setRetainHandling(subscription.kept() == Subscription.Kept.HANDED_OVER ? 0 : 2);
        wanted.setRetainAsPublished(true);
        return wanted;
    }

    static Heard heard(String topic, MqttMessage message, Runnable receipt) {
        MqttProperties properties = message.getProperties();
        return new Heard(
                new Topic(topic),
                message.getPayload(),
                message.getQos(),
                message.isRetained(),
                answerTo(properties.getResponseTopic()),
                properties.getCorrelationData(),
                envelope(message, properties),
                receipt);
    }

    private static Envelope envelope(MqttMessage message, MqttProperties properties) {
        Long expiry = properties.getMessageExpiryInterval();
        return new Envelope(
                message.isDuplicate(),
                properties.getContentType(),
                expiry == null ? null : Duration.ofSeconds(expiry),
                properties.getUserProperties().stream()
                        .map(property -> new Envelope.Property(property.getKey(), property.getValue()))
                        .toList());
    }

    /** A response topic that nothing can be said on is as good as none. */
    private static Optional<Topic> answerTo(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Topic(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
