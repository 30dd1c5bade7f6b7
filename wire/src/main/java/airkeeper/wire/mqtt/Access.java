package airkeeper.wire.mqtt;

import airkeeper.wire.Caller;
import airkeeper.wire.Message;
import airkeeper.wire.settings.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.jspecify.annotations.Nullable;

/** How one node gets in at its broker: where, as whom, with which certificates, for how long it is remembered. */
final class Access {
    /** Half a minute of silence and a line counts as lost: Paho notices after twice this. */
    static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    /** How many messages a broker may send ahead of acknowledgements; more gains nothing. */
    static final int RECEIVE_MAXIMUM = 200;

    private static final int TCP_SECONDS = 5;

    private final URI url;
    private final String scheme;
    private final @Nullable String user;
    private final @Nullable Secret secret;
    private final @Nullable SocketFactory sockets;
    private final boolean unproven;
    private final Caller caller;

    /** An {@link IllegalArgumentException} says what is wrong with a certificate, key or password file. */
    Access(BrokerSettings settings, Caller caller) {
        this.url = settings.url();
        this.scheme = scheme(url);
        this.user = settings.user();
        this.secret = settings.secret();
        this.sockets = sockets(scheme, settings.tls());
        this.unproven = sockets != null && !scheme.equals("ws") && settings.clientCertificate() == null;
        this.caller = caller;
    }

    /** The scheme that stands for this one: {@code tcp} and {@code ssl} are Paho's words for mqtt and mqtts. */
    static String scheme(URI url) {
        String written = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        return switch (written) {
            case "tcp" -> "mqtt";
            case "ssl" -> "mqtts";
            default -> written;
        };
    }

    private static @Nullable SocketFactory sockets(String scheme, @Nullable SSLContext tls) {
        return switch (scheme) {
            case "mqtts" -> tls == null ? null : tls.getSocketFactory();
            case "ws" -> new UndelayedSockets();
            case "wss" -> tls == null ? null : new UndelayedTlsSockets(tls.getSocketFactory());
            default -> null;
        };
    }

    String name() {
        return caller.id().name();
    }

    @Nullable
    String user() {
        return user;
    }

    /** For the log of this node: {@code " as user pi"}, or nothing without a user. */
    String asWhom() {
        return user == null ? "" : " as user " + user;
    }

    /** Whether TLS is spoken without a certificate of this node. */
    boolean unproven() {
        return unproven;
    }

    /** For people: the address as the operator wrote it. */
    @Override
    public String toString() {
        return url.toString();
    }

    /** For Paho. */
    String uri() {
        String path = scheme.startsWith("ws") && url.getRawPath() != null ? url.getRawPath() : "";
        String host = url.getHost();
        return scheme + "://" + host + (url.getPort() < 0 ? "" : ":" + url.getPort()) + path;
    }

    MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(caller.memory().isZero());
        options.setSessionExpiryInterval(caller.memory().toSeconds());
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval((int) KEEP_ALIVE.toSeconds());
        options.setConnectionTimeout(TCP_SECONDS);
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setRequestProblemInfo(true);
        if (user != null) {
            options.setUserName(user);
        }
        if (secret != null) {
            options.setPassword(secret.text().getBytes(StandardCharsets.UTF_8));
        }
        if (sockets != null) {
            options.setSocketFactory(sockets);
        }
        Message will = caller.will();
        if (will != null) {
            options.setWill(will.topic().text(), Packets.of(will));
            options.setWillMessageProperties(Packets.properties(will));
        }
        return options;
    }
}
