package airkeeper.dashboard.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page's pure scripts, tested in their own language. */
@Tag("node")
class ScriptTest {
    private static final Path TESTS = Path.of("src/test/js");

    @Test
    void thePureScriptsDoWhatTheySay() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "--test"));
        try (Stream<Path> files = Files.list(TESTS)) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".test.js"))
                    .sorted()
                    .forEach(command::add);
        }
        assertThat(command).as("tests in %s", TESTS).hasSizeGreaterThan(2);

        Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(node.getInputStream().readAllBytes(), UTF_8);

        assertThat(node.waitFor()).as(said).isZero();
    }
}
