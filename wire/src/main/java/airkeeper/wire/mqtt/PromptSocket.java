package airkeeper.wire.mqtt;

import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.jspecify.annotations.Nullable;

/**
 * A TCP or TLS connection that sends at once and reads in large pieces; Paho's own waits for Nagle's algorithm, reads byte by
 * byte, and loses its place in the stream when two bytes are a second apart.
 */
final class PromptSocket implements NetworkModule {
    /** Paho starts three threads, a tenth of a second each, before it can bear an end of the stream without leaking one. */
    private static final Duration START_UP = Duration.ofSeconds(1);

    private static final int BUFFER = 32 * 1024;

    private final Time time = new SystemTime();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final URI uri;
    private final int port;
    private final int timeoutMillis;
    private final @Nullable SSLSocketFactory tls;
    private final Socket plain = new Socket();
    private @Nullable InputStream in;
    private @Nullable OutputStream out;

    /** {@code tls} is null for a connection in the open. */
    PromptSocket(URI uri, int port, int timeoutMillis, @Nullable SSLSocketFactory tls) {
        this.uri = uri;
        this.port = port;
        this.timeoutMillis = timeoutMillis;
        this.tls = tls;
    }

    @Override
    public void start() throws IOException {
        try {
            plain.setTcpNoDelay(true);
            plain.setKeepAlive(true);
            plain.connect(new InetSocketAddress(host(), port), timeoutMillis);
            Socket socket = tls == null ? plain : secured(tls);
            in = new BufferedInputStream(new PatientInput(socket.getInputStream()), BUFFER);
            out = socket.getOutputStream();
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private Socket secured(SSLSocketFactory sockets) throws IOException {
        plain.setSoTimeout(timeoutMillis);
        SSLSocket socket = (SSLSocket) sockets.createSocket(plain, host(), port, true);
        SSLParameters parameters = socket.getSSLParameters();
        // HTTPS is the name of the rule that the certificate must be for this host
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        socket.setSoTimeout(0);
        return socket;
    }

    /** Without the brackets that an IPv6 address has in a URI. */
    private String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        if (in == null) {
            throw new IOException("not connected");
        }
        return in;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        if (out == null) {
            throw new IOException("not connected");
        }
        return out;
    }

    /** Closes the plain socket: closing TLS in good order may wait for a peer that is gone. */
    @Override
    public void stop() throws IOException {
        stopped.countDown();
        plain.close();
    }

    @Override
    public String getServerURI() {
        return uri.toString();
    }

    /** Holds back an end of the stream that comes before Paho is ready for it. */
    private final class PatientInput extends FilterInputStream {
        private final Duration opened = time.steady();
        private boolean anything;

        PatientInput(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count;
            try {
                count = super.read(bytes, from, length);
            } catch (IOException e) {
                holdBack();
                throw e;
            }
            if (count < 0) {
                holdBack();
            }
            anything |= count > 0;
            return count;
        }

        private void holdBack() {
            Duration left = START_UP.minus(time.steady().minus(opened));
            if (anything || left.isNegative()) {
                return;
            }
            try {
                boolean early = stopped.await(left.toMillis(), TimeUnit.MILLISECONDS);
                anything |= early;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
