package airkeeper.bench;

import airkeeper.system.Jars;
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

    /** Both nodes in one process, which both are connected; its heap is that of its package. */
    Launched bothNodes(String sensors, String purifiers, MosquittoBroker broker) throws IOException {
        List<String> command =
                new ArrayList<>(command(List.of("-jar", jar("deploy/node").toString()), "40m"));
        command.add(file("both-sensors", sensors, broker));
        command.add(file("both-purifiers", purifiers, broker));
        Launched both = new Launched(time, command, "as bench-sensor", "as bench-purifier");
        both.ready();
        return both;
    }

    private String file(String name, String settings, MosquittoBroker broker) throws IOException {
        return Files.writeString(
                        folder.resolve(name + ".toml"), settings + "[broker]\nurl = \"" + broker.uri() + "\"\n")
                .toString();
    }

    private Launched launched(String module, List<String> program, String heap, String settings, MosquittoBroker broker)
            throws IOException {
        List<String> command = new ArrayList<>(command(program, heap));
        command.add(file(module, settings, broker));
        Launched node = new Launched(time, command, "Connected to");
        node.ready();
        return node;
    }

    private static List<String> command(List<String> program, String heap) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms8m",
                "-Xmx" + heap,
                "-Xss512k"));
        command.addAll(program);
        return command;
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

    private Path jar(String module) {
        return Jars.of(root, module);
    }
}
