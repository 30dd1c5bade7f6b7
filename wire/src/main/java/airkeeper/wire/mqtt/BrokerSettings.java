package airkeeper.wire.mqtt;

import airkeeper.wire.settings.Or;
import airkeeper.wire.settings.ReadableFile;
import airkeeper.wire.settings.Secret;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
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

    private static final Set<String> SCHEMES = Set.of("mqtt", "mqtts", "tcp", "ssl", "ws", "wss");

    public BrokerSettings {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "expected a url such as mqtt://localhost:1883, mqtts://host:8883, ws://host:8083/mqtt or wss://…, found "
                            + url);
        }
        if (url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "expected user and password as settings of their own, found them in the url");
        }
        if (password != null && passwordFile != null) {
            throw new IllegalArgumentException("expected password or password-file, found both");
        }
        if ((password != null || passwordFile != null) && user == null) {
            throw new IllegalArgumentException("expected a user with the password, found none");
        }
        if ((clientCertificate == null) != (clientKey == null)) {
            throw new IllegalArgumentException(
                    "expected client-certificate and client-key together, found one of them");
        }
    }

    /** A broker without TLS and password, for tests and demonstrations on one machine. */
    public static BrokerSettings open(URI url) {
        return new BrokerSettings(url, null, null, null, null, null, null);
    }
}
