package airkeeper.demo.hivemq;

import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An MQTT broker inside this process, on this machine's loopback only: HiveMQ Community Edition, which anyone may join with
 * MQTT 3.1, 3.1.1 or 5, and which keeps nothing after its end.
 */
public final class DemoBroker implements AutoCloseable {
    private final Path folder;
    private final int port;
    private @Nullable EmbeddedHiveMQ hivemq;

    /**
     * @param folder an empty one for what the broker writes while it runs; whoever made it removes it
     * @param port a free one
     */
    public DemoBroker(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Begins to start, which takes a second or two; completes when clients can join. */
    public CompletableFuture<Void> start() {
        try {
            Path configuration = Files.createDirectories(folder.resolve("conf"));
            Files.writeString(configuration.resolve("config.xml"), configuration(port));
            EmbeddedHiveMQ broker = EmbeddedHiveMQ.builder()
                    .withConfigurationFolder(configuration)
                    .withDataFolder(Files.createDirectories(folder.resolve("data")))
                    .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
                    .withoutLoggingBootstrap()
                    .build();
            hivemq = broker;
            return broker.start();
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Where clients find it. */
    public URI uri() {
        return URI.create("tcp://localhost:" + port);
    }

    /** Takes about four seconds. */
    @Override
    public void close() {
        EmbeddedHiveMQ running = hivemq;
        if (running != null) {
            hivemq = null;
            running.stop().join();
        }
    }

    private static String configuration(int port) {
        try (InputStream in = DemoBroker.class.getResourceAsStream("/hivemq.xml")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("PORT", Integer.toString(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
