package airkeeper.wire.mqtt;

import java.util.concurrent.CompletableFuture;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;

/** A broker's word on one request, once it comes. */
final class Reply implements MqttActionListener {
    private final CompletableFuture<IMqttToken> token = new CompletableFuture<>();

    CompletableFuture<IMqttToken> token() {
        return token;
    }

    @Override
    public void onSuccess(IMqttToken answered) {
        token.complete(answered);
    }

    @Override
    public void onFailure(IMqttToken failed, Throwable why) {
        token.completeExceptionally(why);
    }
}
