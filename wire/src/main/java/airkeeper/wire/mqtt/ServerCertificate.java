package airkeeper.wire.mqtt;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The certificate that a broker shows: how long it holds. */
public final class ServerCertificate {
    private static final int DEFAULT_MQTTS = 8883;
    private static final int DEFAULT_WSS = 443;
    private static final int PATIENCE_MILLIS = 5_000;

    private ServerCertificate() {}

    /** When it ends; empty without TLS, and where the broker cannot be reached or is not trusted, which a link says better. */
    public static Optional<Instant> end(BrokerSettings settings) {
        SSLContext tls = settings.tls();
        if (tls == null) {
            return Optional.empty();
        }
        int usual = Access.scheme(settings.url()).equals("wss") ? DEFAULT_WSS : DEFAULT_MQTTS;
        int port = settings.url().getPort() < 0 ? usual : settings.url().getPort();
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(settings.url().getHost(), port), PATIENCE_MILLIS);
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0] instanceof X509Certificate shown
                    ? Optional.of(shown.getNotAfter().toInstant())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
