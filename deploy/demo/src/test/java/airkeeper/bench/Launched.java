package airkeeper.bench;

import airkeeper.wire.time.Time;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, and how long it took until it said that it is there. */
final class Launched implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Time time;
    private final Duration began;
    private final Process process;
    private final CompletableFuture<Duration> ready = new CompletableFuture<>();

    /** Starts it; {@code signs} are parts of the lines by which it says that it is there, all of them. */
    Launched(Time time, List<String> command, String... signs) throws IOException {
        this.time = time;
        this.began = time.steady();
        this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread.ofVirtual().start(() -> read(new HashSet<>(List.of(signs))));
    }

    private void read(Set<String> missing) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder all = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (missing.removeIf(line::contains) && missing.isEmpty()) {
                    ready.complete(age());
                }
                all.append(line).append('\n');
            }
            ready.completeExceptionally(new IllegalStateException("it ended, having said:\n" + all));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    /** How long ago it was started. */
    Duration age() {
        return time.steady().minus(began);
    }

    /** Waits until it has said that it is there. */
    Duration ready() {
        return ready.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Lets it run for this long. */
    void runFor(Duration duration) throws InterruptedException {
        if (process.waitFor(duration.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("it ended by itself with exit code " + process.exitValue());
        }
    }

    /** The memory it holds now, in MB: Linux's VmRSS. */
    double megabytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            String resident =
                    lines.filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Integer.parseInt(resident.replaceAll("\\D", "")) / 1024.0;
        }
    }

    /** The time that all processors together have spent on it. */
    Duration worked() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    /** Ends it as systemd does. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
