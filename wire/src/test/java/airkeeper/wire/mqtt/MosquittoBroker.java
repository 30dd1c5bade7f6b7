package airkeeper.wire.mqtt;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A real broker for tests: {@code /usr/sbin/mosquitto} on a free port, in a directory of its own that goes with it. */
public final class MosquittoBroker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path directory;
    private final int port;
    private Process process;

    private MosquittoBroker(Path directory, int port, List<String> lines) throws IOException {
        this.directory = directory;
        this.port = port;
        Files.write(directory.resolve("mosquitto.conf"), lines);
        this.process = launched();
    }

    /** Lets anyone in; {@code more} are further lines of its configuration. */
    public static MosquittoBroker open(String... more) {
        return with(
                directory(),
                freePort(),
                Stream.concat(Stream.of("allow_anonymous true"), Stream.of(more))
                        .toList());
    }

    /** As {@code lines} say, which follow on its first {@code listener} line: users, permissions, certificates. */
    public static MosquittoBroker with(Path directory, int port, List<String> lines) {
        try {
            List<String> all = new ArrayList<>(List.of(
                    // as root it would become another user, who may not read this directory
                    "user root", "log_dest none", "max_topic_alias 0", "listener " + port + " 127.0.0.1"));
            all.addAll(lines);
            return new MosquittoBroker(directory, port, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A directory for a broker's files. */
    public static Path directory() {
        try {
            return Files.createTempDirectory("mosquitto");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that nobody listens on at the moment. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create("mqtt://127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    /** A file in the broker's directory. */
    public Path file(String name) {
        return directory.resolve(name);
    }

    /** Dies at once, as in a power cut: what it kept and queued is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Comes back on the same port. */
    public void restart() {
        kill();
        try {
            process = launched();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Freezes it: it holds its connections and answers nobody. */
    public void freeze() {
        signal("-STOP");
    }

    /** Ends what {@link #freeze} did. */
    public void thaw() {
        signal("-CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", name, Long.toString(process.pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launched() throws IOException {
        Process started = new ProcessBuilder("/usr/sbin/mosquitto", "-c", "mosquitto.conf")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("mosquitto.log").toFile())
                .start();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> !started.isAlive() || accepts());
        if (!started.isAlive()) {
            throw new IllegalStateException(
                    "mosquitto has ended: " + Files.readString(directory.resolve("mosquitto.log")));
        }
        return started;
    }

    private boolean accepts() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
