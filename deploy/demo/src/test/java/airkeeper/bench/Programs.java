package airkeeper.bench;

import airkeeper.wire.mqtt.MosquittoBroker;
import airkeeper.wire.time.Time;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the packaged nodes with the flags that they have on a Raspberry Pi.
 *
 * @param root of the project, where all is built
 * @param folder for settings and data
 */
record Programs(Path root, Path folder, Time time) {
    /** One that is connected; {@code heap} is the most it may take, such as {@code 32m}. */
    Launched node(String module, String heap, String settings, MosquittoBroker broker) throws IOException {
        return launched(module, List.of("-jar", jar(module).toString()), heap, settings, broker);
    }

    private Launched launched(String module, List<String> program, String heap, String settings, MosquittoBroker broker)
            throws IOException {
        Path file = Files.writeString(
                folder.resolve(module + ".toml"), settings + "[broker]\nurl = \"" + broker.uri() + "\"\n");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms8m",
                "-Xmx" + heap,
                "-Xss512k"));
        command.addAll(program);
        command.add(file.toString());
        Launched node = new Launched(time, command, "Connected to");
        node.ready();
        return node;
    }

    /** A dashboard with its history in this file. */
    Launched dashboard(Path history, int web, MosquittoBroker broker) throws IOException {
        return node("dashboard", "64m", settings(history, web), broker);
    }

    /** The same, which serves the files in {@code folder/web} as if they were the page's. */
    Launched dashboard(Path history, int web, Path folder, MosquittoBroker broker) throws IOException {
        String classPath = jar("dashboard") + File.pathSeparator + folder;
        List<String> program =
                List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath, "airkeeper.dashboard.Main");
        return launched("dashboard", program, "64m", settings(history, web), broker);
    }

    private static String settings(Path history, int web) {
        return """
                [history]
                file = "%s"
                [web]
                host = "127.0.0.1"
                port = %d
                """.formatted(history, web);
    }

    private Path jar(String module) throws IOException {
        try (var files = Files.newDirectoryStream(root.resolve(module).resolve("target"), module + "-*.jar")) {
            for (Path file : files) {
                if (!file.toString().endsWith("-tests.jar")) {
                    return file;
                }
            }
            throw new IOException("there is no jar of " + module + "; deploy/bench.sh builds it");
        }
    }
}
