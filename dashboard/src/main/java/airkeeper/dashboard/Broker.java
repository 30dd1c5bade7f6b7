package airkeeper.dashboard;

import airkeeper.wire.Topics;
import airkeeper.wire.mqtt.BrokerSettings;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The broker as people are told of it, who want to connect something else to it or see what is said there. Nothing of it proves
 * who one is.
 *
 * @param url as this dashboard reaches it
 * @param user as whom; null: as nobody in particular
 * @param ownCa whether its certificate is from an authority of its own, whose file others need too
 * @param certificates whether it wants to see one of each client
 * @param topics what is said there
 * @param tap where one can listen to it
 */
public record Broker(URI url, @Nullable String user, boolean ownCa, boolean certificates, Topics topics, Tap tap) {

    /** The one that the settings name. */
    public static Broker of(BrokerSettings settings, Topics topics, Tap tap) {
        return new Broker(
                settings.url(),
                settings.user(),
                settings.caFile() != null,
                settings.clientCertificate() != null,
                topics,
                tap);
    }

    /** {@code mqtt}, {@code mqtts}, {@code ws} or {@code wss}. */
    public String scheme() {
        String written = url.getScheme().toLowerCase(Locale.ROOT);
        return switch (written) {
            case "tcp" -> "mqtt";
            case "ssl" -> "mqtts";
            default -> written;
        };
    }

    /** Where others find it; null: on the machine of this dashboard, whatever they call that. */
    public @Nullable String host() {
        String host = url.getHost();
        boolean here = host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("[::1]");
        return here ? null : host;
    }

    /** The one in the url, or the usual one of its scheme. */
    public int port() {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return switch (scheme()) {
            case "mqtts" -> 8883;
            case "ws" -> 80;
            case "wss" -> 443;
            default -> 1883;
        };
    }
}
