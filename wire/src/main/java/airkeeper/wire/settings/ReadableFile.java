package airkeeper.wire.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A file named in the settings that is there and can be read. */
public record ReadableFile(Path path) {
    public ReadableFile {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("expected a readable file, found none at " + path);
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new IllegalArgumentException(
                    "expected a readable file, found one that this program may not read: " + path);
        }
    }

    public static ReadableFile of(String written) {
        try {
            return new ReadableFile(Path.of(written));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("expected the path of a file, found " + written, e);
        }
    }

    /** The password in its first line; an {@link IllegalArgumentException} says that there is none. */
    public Secret secret() {
        try (Stream<String> lines = Files.lines(path)) {
            return lines.findFirst()
                    .filter(line -> !line.isBlank())
                    .map(Secret::new)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "expected a password in the first line of " + path + ", found none"));
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("expected a password in UTF-8 in " + path + ", found: " + e, e);
        }
    }
}
