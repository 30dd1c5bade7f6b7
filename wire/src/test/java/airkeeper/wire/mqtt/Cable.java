package airkeeper.wire.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A piece of network that a test can cut: passes bytes between its own port and a broker's. */
public final class Cable implements AutoCloseable {
    private final int to;
    private final ServerSocket entrance;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();

    /** Leads to a port of this machine. */
    public Cable(int to) {
        this.to = to;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where to connect to. */
    public URI uri() {
        return URI.create("mqtt://127.0.0.1:" + entrance.getLocalPort());
    }

    /** Breaks all connections; new ones go through. */
    public void cut() {
        ends.forEach(Cable::end);
        ends.clear();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket here = entrance.accept();
                ends.add(here);
                Thread.ofVirtual().start(() -> join(here));
            } catch (IOException e) {
                // closed
                return;
            }
        }
    }

    private void join(Socket here) {
        try {
            Socket there = new Socket(InetAddress.getLoopbackAddress(), to);
            ends.add(there);
            here.setTcpNoDelay(true);
            there.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pass(here, there));
            pass(there, here);
        } catch (IOException e) {
            end(here);
        }
    }

    private static void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // cut: so is the other side
        }
        end(from);
        end(to);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
