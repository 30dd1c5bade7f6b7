package airkeeper.wire.mqtt;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.spi.NetworkModuleFactory;
import org.jspecify.annotations.Nullable;

/** Gives Paho a {@link PromptSocket} for {@code mqtt://} and {@code mqtts://}; Paho finds it in {@code META-INF/services}. */
public final class Sockets implements NetworkModuleFactory {
    private static final int PORT = 1883;
    private static final int TLS_PORT = 8883;

    @Override
    public Set<String> getSupportedUriSchemes() {
        return Set.of("mqtt", "mqtts");
    }

    @Override
    public void validateURI(URI uri) {
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("expected a host name in " + uri + ", found none");
        }
    }

    @Override
    public NetworkModule createNetworkModule(URI uri, MqttConnectionOptions options, String clientId) {
        boolean tls = uri.getScheme().toLowerCase(Locale.ROOT).equals("mqtts");
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? TLS_PORT : PORT;
        return new PromptSocket(uri, port, options.getConnectionTimeout() * 1000, tls ? tlsSockets(options) : null);
    }

    private static SSLSocketFactory tlsSockets(MqttConnectionOptions options) {
        @Nullable Object given = options.getSocketFactory();
        return given instanceof SSLSocketFactory sockets ? sockets : (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
}
