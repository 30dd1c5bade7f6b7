package airkeeper.dashboard.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which page this program serves: a short text that is another one as soon as a file of the page is. */
final class Edition {
    private static final int LENGTH = 12;
    private static final String FOLDER = "web";

    private Edition() {}

    /** The edition of the page in this program. */
    static String here() {
        return in(Edition.class.getProtectionDomain().getCodeSource());
    }

    /** The edition of the page in a jar or in a folder of classes. */
    static String in(@Nullable CodeSource source) {
        if (source == null) {
            throw new IllegalStateException("expected classes from a jar or a folder");
        }
        try {
            Path home = Path.of(source.getLocation().toURI());
            if (Files.isDirectory(home)) {
                return of(home.resolve(FOLDER));
            }
            try (FileSystem jar = FileSystems.newFileSystem(home)) {
                return of(jar.getPath(FOLDER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own files cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("expected classes from files, found " + source.getLocation(), e);
        }
    }

    /** The edition of a folder with all that is in it; without one, of nothing. */
    static String of(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> walk = Files.walk(folder)) {
                List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
                for (Path file : files) {
                    all.append(folder.relativize(file))
                            .append(' ')
                            .append(Payload.sha256(Files.readAllBytes(file)))
                            .append('\n');
                }
            }
        }
        return Payload.sha256(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
    }
}
