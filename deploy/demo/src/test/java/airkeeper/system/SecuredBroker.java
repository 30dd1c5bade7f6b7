package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.mqtt.MosquittoBroker;
import airkeeper.wire.settings.ReadableFile;
import airkeeper.wire.settings.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A real Mosquitto as {@code deploy/mosquitto/setup.sh} makes it, in a folder of a test. */
final class SecuredBroker implements AutoCloseable {
    private final Path folder;
    private final int port = MosquittoBroker.freePort();
    private final int tlsPort = MosquittoBroker.freePort();
    private @Nullable NodeProcess broker;

    /** Set up, but not started. */
    SecuredBroker(Path folder) {
        this.folder = folder;
        setUp("init", "--port", "" + port, "--tls-port", "" + tlsPort, "--host", "localhost");
    }

    /** Starts what was set up; {@code more} are further lines of its configuration. */
    SecuredBroker start(String... more) {
        try {
            Path file = Files.writeString(
                    folder.resolve("test.conf"),
                    Files.readString(folder.resolve("mosquitto.conf")) + String.join("\n", more) + "\n");
            broker = NodeProcess.of("/usr/sbin/mosquitto", "-c", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> accepts(port) && accepts(tlsPort));
        return this;
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs the script to a good end; what it printed. */
    List<String> setUp(String... arguments) {
        List<String> output = new ArrayList<>();
        assertThat(run(output, arguments)).as("%s", output).isZero();
        return output;
    }

    /** Runs the script; its exit code. */
    int run(List<String> output, String... arguments) {
        List<String> command = new ArrayList<>(List.of("../mosquitto/setup.sh", "--folder", folder.toString()));
        command.addAll(List.of(arguments));
        return NodeProcess.run(output, command.toArray(String[]::new));
    }

    /** What was handed out to an account. */
    Map<String, String> handout(String name) {
        try {
            return Files.readAllLines(folder.resolve("handouts").resolve(name + ".env")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf('=')),
                            line -> line.substring(line.indexOf('=') + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings that an account was handed out. */
    BrokerSettings settings(String name) {
        Map<String, String> handout = handout(name);
        return settings(handout.get("AIRKEEPER_BROKER_URL"), name, handout.get("AIRKEEPER_BROKER_PASSWORD"));
    }

    /** Settings of somebody's own making. */
    BrokerSettings settings(String url, @Nullable String user, @Nullable String password) {
        return new BrokerSettings(
                URI.create(url),
                user,
                password == null ? null : new Secret(password),
                null,
                url.startsWith("mqtts") ? new ReadableFile(folder.resolve("ca.pem")) : null,
                null,
                null);
    }

    /** The same as the table {@code [broker]} of a settings file. */
    String toml(String name) {
        Map<String, String> handout = handout(name);
        return """
                [broker]
                url = "%s"
                ca-file = "%s"
                user = "%s"
                password = "%s"
                """.formatted(
                        handout.get("AIRKEEPER_BROKER_URL"),
                        folder.resolve("ca.pem"),
                        handout.get("AIRKEEPER_BROKER_USER"),
                        handout.get("AIRKEEPER_BROKER_PASSWORD"));
    }

    Path folder() {
        return folder;
    }

    int port() {
        return port;
    }

    int tlsPort() {
        return tlsPort;
    }

    @Override
    public void close() {
        if (broker != null) {
            broker.close();
        }
    }
}
