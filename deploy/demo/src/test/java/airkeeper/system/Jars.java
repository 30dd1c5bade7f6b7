package airkeeper.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds what the build has made. */
public final class Jars {
    private Jars() {}

    /** The program of a module, such as {@code sensor-node} or {@code deploy/node}; {@code root} is that of the project. */
    public static Path of(Path root, String module) {
        Path folder = root.resolve(module);
        try (var jars = Files.newDirectoryStream(folder.resolve("target"), folder.getFileName() + "-[0-9]*.jar")) {
            for (Path jar : jars) {
                if (!jar.toString().endsWith("-tests.jar")) {
                    return jar;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("expected the jar of " + module + ", found none: ./mvnw package makes it");
    }
}
