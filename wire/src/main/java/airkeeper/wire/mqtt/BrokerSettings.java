package airkeeper.wire.mqtt;

import airkeeper.wire.settings.Or;
import airkeeper.wire.settings.ReadableFile;
import airkeeper.wire.settings.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code [broker]} of every node: where the broker is and how a node proves who it is.
 *
 * @param url {@code mqtt://}, {@code mqtts://}, {@code ws://} or {@code wss://} (Paho's {@code tcp://} and {@code ssl://} too)
 * @param user null for a broker that lets anyone in
 * @param password or {@code passwordFile}, a file with the password in its first line, which a process list cannot show
 * @param caFile PEM certificates to trust instead of the system's
 * @param clientCertificate PEM certificate chain to show the broker; with {@code clientKey}, its unencrypted PKCS #8 PEM key
 */
public record BrokerSettings(
        @Or("mqtt://localhost:1883") URI url,
        @Nullable String user,
        @Nullable Secret password,
        @Nullable ReadableFile passwordFile,
        @Nullable ReadableFile caFile,
        @Nullable ReadableFile clientCertificate,
        @Nullable ReadableFile clientKey) {

    private static final Set<String> SCHEMES = Set.of("mqtt", "mqtts", "ws", "wss");

    /** Brokers for trials, where everyone hears everything and may say it too. */
    private static final Set<String> PUBLIC = Set.of(
            "broker.emqx.io",
            "broker-cn.emqx.io",
            "broker.hivemq.com",
            "broker.mqttdashboard.com",
            "mqtt-dashboard.com",
            "test.mosquitto.org",
            "mqtt.eclipseprojects.io",
            "mqtt.eclipse.org",
            "mqtt.fluux.io",
            "public.mqtthq.com",
            "public-mqtt-broker.bevywise.com",
            "public.cloud.shiftr.io");

    public BrokerSettings {
        if (!SCHEMES.contains(Access.scheme(url)) || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "expected a url such as mqtt://localhost:1883, mqtts://host:8883, ws://host:8083/mqtt or wss://…, found "
                            + url);
        }
        if (url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "expected user and password as settings of their own, found them in the url");
        }
        if (Secret.either(password, passwordFile) != null && user == null) {
            throw new IllegalArgumentException("expected a user with the password, found none");
        }
        if ((clientCertificate == null) != (clientKey == null)) {
            throw new IllegalArgumentException(
                    "expected client-certificate and client-key together, found one of them");
        }
        if ((caFile != null || clientCertificate != null) && !secured(url)) {
            throw new IllegalArgumentException(
                    "expected an mqtts:// or wss:// url with ca-file and client-certificate, found " + url);
        }
        // read now, so that a wrong file is a mistake in the settings and not a failure hours later
        tls(url, caFile, clientCertificate, clientKey);
    }

    /** Whether this is one of the well-known brokers where anyone may say anything, so also an order to a relay. */
    public boolean isPublic() {
        return PUBLIC.contains(url.getHost().toLowerCase(Locale.ROOT));
    }

    /** What proves the user, from {@code password} or the first line of {@code passwordFile}; null without a user. */
    @Nullable
    Secret secret() {
        return Secret.either(password, passwordFile);
    }

    /** What to trust and to show; null for a connection in the open. */
    @Nullable
    SSLContext tls() {
        return tls(url, caFile, clientCertificate, clientKey);
    }

    private static boolean secured(URI url) {
        return Set.of("mqtts", "wss").contains(Access.scheme(url));
    }

    private static @Nullable SSLContext tls(
            URI url, @Nullable ReadableFile ca, @Nullable ReadableFile chain, @Nullable ReadableFile key) {
        return secured(url) ? Tls.context(path(ca), path(chain), path(key)) : null;
    }

    private static @Nullable Path path(@Nullable ReadableFile file) {
        return file == null ? null : file.path();
    }

    /** A broker without TLS and password, for tests and demonstrations on one machine. */
    public static BrokerSettings open(URI url) {
        return new BrokerSettings(url, null, null, null, null, null, null);
    }
}
