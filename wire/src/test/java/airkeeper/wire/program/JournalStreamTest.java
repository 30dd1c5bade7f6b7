package airkeeper.wire.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalStreamTest {
    private final ByteArrayOutputStream journal = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(new JournalStream(journal), true, StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "3, ERROR Program - A bug ended this program",
        "4, WARN Sampler - livingroom/scd41 cannot be read",
        "6, INFO Program - airkeeper-sensor-node 0.1.0 is running.",
        "7, DEBUG Line - CO₂ is said",
        "4, 2026-11-21 10:00:00 WARN Sampler - livingroom/scd41 cannot be read",
    })
    void hasThePriorityOfItsLevel(int priority, String line) {
        err.println(line);
        assertThat(journal).hasToString("<" + priority + ">" + line + System.lineSeparator());
    }

    @Test
    void aStackBelongsToItsError() {
        err.println("INFO Program - airkeeper-sensor-node 0.1.0 is running.");
        err.println("ERROR Program - A bug ended this program; please report it with what follows.");
        new IllegalStateException("the cause").printStackTrace(err);
        err.println("INFO Program - ended");
        assertThat(journal.toString(StandardCharsets.UTF_8).lines())
                .hasSizeGreaterThan(4)
                .startsWith(
                        "<6>INFO Program - airkeeper-sensor-node 0.1.0 is running.",
                        "<3>ERROR Program - A bug ended this program; please report it with what follows.",
                        "<3>java.lang.IllegalStateException: the cause")
                .endsWith("<6>INFO Program - ended")
                .filteredOn(line -> line.contains("\tat "))
                .allMatch(line -> line.startsWith("<3>\tat "));
    }

    @Test
    void whatIsSaidBeforeTheLogSaysWhyThereIsNone() {
        err.println("airkeeper-sensor-node cannot start: there is a mistake in its settings.");
        err.println("  sensor-node.toml: node: expected a name, found none");
        assertThat(journal.toString(StandardCharsets.UTF_8).lines()).allMatch(line -> line.startsWith("<3>"));
    }

    @Test
    void aLineIsSaidWhenItIsWhole() {
        err.print("WARN half ");
        err.flush();
        assertThat(journal).hasToString("");
        err.println("a line");
        assertThat(journal).hasToString("<4>WARN half a line" + System.lineSeparator());
    }

    @Test
    void theJournalIsKnownByItsDeviceAndInode(@TempDir Path folder) throws Exception {
        Path stream = Files.createFile(folder.resolve("stream"));
        Path other = Files.createFile(folder.resolve("other"));
        Map<String, String> environment = Map.of(
                "JOURNAL_STREAM",
                Files.getAttribute(stream, "unix:dev") + ":" + Files.getAttribute(stream, "unix:ino"));
        assertThat(JournalStream.isAt(stream, environment)).isTrue();
        assertThat(JournalStream.isAt(other, environment)).isFalse();
        assertThat(JournalStream.isAt(folder.resolve("none"), environment)).isFalse();
        assertThat(JournalStream.isAt(stream, Map.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "8:", "no:thing"})
    void elsewhereStandardErrorStaysAsItIs(String stream) {
        assertThat(JournalStream.of(err, Map.of("JOURNAL_STREAM", stream))).isSameAs(err);
        assertThat(JournalStream.of(err, Map.of())).isSameAs(err);
    }
}
