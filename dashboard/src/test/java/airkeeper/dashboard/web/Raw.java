package airkeeper.dashboard.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A client that sends just what it is told, as a browser or {@code java.net.http} would not. */
final class Raw implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    Raw(int port, String path, String... headers) throws IOException {
        socket = new Socket();
        // the less the system holds for a reader that does not read, the sooner it shows
        socket.setReceiveBufferSize(8_192);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(10_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        // 1.0, so that the answer comes as it is and not in chunks
        String asked = "GET " + path + " HTTP/1.0\r\nHost: localhost\r\n"
                + String.join(
                        "",
                        java.util.Arrays.stream(headers)
                                .map(each -> each + "\r\n")
                                .toList()) + "\r\n";
        socket.getOutputStream().write(asked.getBytes(StandardCharsets.UTF_8));
    }

    /** The whole answer to a request that stands here to the letter. */
    static String exchange(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static int status(int port, String path, String... headers) throws IOException {
        try (Raw raw = new Raw(port, path, headers)) {
            String line = raw.line();
            return line == null ? 0 : Integer.parseInt(line.substring(9, 12));
        }
    }

    /** The next line; null when the other side has closed. */
    @Nullable
    String line() throws IOException {
        return in.readLine();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
