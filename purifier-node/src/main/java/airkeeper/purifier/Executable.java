package airkeeper.purifier;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A program named in the settings that is there and may be run. */
public record Executable(Path path) {
    public Executable {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("expected a program, found none at " + path
                    + ": write its whole path, as which shows it, and install it first");
        }
        if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
            throw new IllegalArgumentException(
                    "expected a program, found " + path + ", which may not be run: chmod +x makes a script one");
        }
    }

    public static Executable of(String written) {
        try {
            return new Executable(Path.of(written));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("expected the path of a program, found " + written, e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
