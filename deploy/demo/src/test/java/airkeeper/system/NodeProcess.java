package airkeeper.system;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A program of ours or of others in a process of its own, with all that it prints. */
final class NodeProcess implements AutoCloseable {
    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private NodeProcess(List<String> command) {
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader = Thread.ofVirtual().start(() -> read(process.getInputStream()));
    }

    /** A node from its jar as built, started the way the README says. */
    static NodeProcess node(String module, Path settings) {
        return of(command(module, settings.toString()));
    }

    /** A program of these tests, which stands beside a node's jar. */
    static NodeProcess main(String module, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(command(module, arguments)));
        int jar = command.indexOf("-jar");
        command.set(jar, "-cp");
        command.set(jar + 1, jar(module) + File.pathSeparator + Path.of("target", "test-classes"));
        command.add(jar + 2, program.getName());
        return of(command.toArray(String[]::new));
    }

    static String[] command(String module, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-jar",
                jar(module).toString()));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    /** Any other program, such as {@code mosquitto_sub}. */
    static NodeProcess of(String... command) {
        return new NodeProcess(List.of(command));
    }

    /** Runs a program to its end and gives its exit code; what it printed stands in {@code output}. */
    static int run(List<String> output, String... command) {
        try (NodeProcess program = of(command)) {
            int exit = program.awaitExit();
            output.addAll(program.lines);
            return exit;
        }
    }

    private static Path jar(String module) {
        return Jars.of(Path.of("..", ".."), module);
    }

    private void read(InputStream stream) {
        try (BufferedReader reader =
                new BufferedReader(new java.io.InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("(its output ended: " + e.getMessage() + ")");
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    void awaitLine(Predicate<String> wanted) {
        await("a line among " + lines)
                .atMost(Duration.ofSeconds(30))
                .until(() -> lines.stream().anyMatch(wanted));
    }

    int awaitExit() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("still running after 30 s: " + process.info());
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Types a line. */
    void type(String line) {
        try {
            Writer keyboard = process.outputWriter(StandardCharsets.UTF_8);
            keyboard.write(line + "\n");
            keyboard.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Stops it where it stands: it holds its connections and does nothing. */
    void freeze() {
        signal("-STOP");
    }

    /** Ends what {@link #freeze} did. */
    void thaw() {
        signal("-CONT");
    }

    private void signal(String name) {
        List<String> output = new ArrayList<>();
        if (run(output, "kill", name, Long.toString(process.pid())) != 0) {
            throw new IllegalStateException(output.toString());
        }
    }

    /** As a power cut does. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** As systemd does. */
    @Override
    public void close() {
        process.destroy();
        awaitExit();
    }

    /** Writes a settings file. */
    static Path settings(Path directory, String name, String toml) {
        try {
            return Files.writeString(directory.resolve(name + ".toml"), toml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
