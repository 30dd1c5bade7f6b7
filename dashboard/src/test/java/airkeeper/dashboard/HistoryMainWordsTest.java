package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.terminal.Terminal;
import airkeeper.wire.time.HandTime;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads who has not yet found the right words for airkeeper-history. */
class HistoryMainWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '~',
            value = {
                " | expected a command, found none; --help lists them",
                "exprot | expected one of show, export, import, influx, backup, restore, copy, found \"exprot\"",
                "show all | expected 0 words after show, found 1",
                "backup | expected 1 word after backup, found 0",
                "import a b | expected 0 or 1 word after import, found 2",
                "copy | expected 1 or 2 words after copy, found 0",
                "export --history postgresql://me:secret@db/air | expected a server such as postgresql://user@localhost:5432/airkeeper (with its password in ~/.pgpass), found \"postgresql://me:…@db/air\"",
                "export --history postgresql://db | expected a server such as postgresql://user@localhost:5432/airkeeper (with its password in ~/.pgpass), found \"postgresql://db\"",
                "copy a.db a.db | expected two histories, found a.db twice",
                "import --room kitchen | expected an option that import has, found \"--room\"; --help lists them",
                "copy a b --room c | expected an option that copy has, found \"--room\"; --help lists them",
                "export --room | expected a value after --room, found none",
                "export --room a --room b | expected --room once, found it twice",
                "export --events --sensor a | expected --sensor with readings, found it with --events",
                "export --from tomorrow | expected a time after --from such as 2026-11-21 or 2026-11-21T12:00:00Z, from 1970 to 2200, found \"tomorrow\"",
                "export --to 2300-01-01 | expected a time after --to such as 2026-11-21 or 2026-11-21T12:00:00Z, from 1970 to 2200, found \"2300-01-01\"",
                "export --from 2026-11-22 --to 2026-11-21 | expected --from not after --to, found 2026-11-22T00:00:00Z and 2026-11-21T00:00:00Z",
                "import --all-or-none | expected a file with --all-or-none, which reads it twice, found none",
            })
    void aWrongCommandLineIsASentence(String words, String sentence) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                HandTime.at("2026-11-21T12:05:00Z"),
                (settings, address) -> HistoryMain.place(settings, address, Map.of()));
        assertThat(terminal.run(words == null ? new String[0] : words.split(" ", -1)))
                .isEqualTo(64);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("airkeeper-history: " + sentence + ".\n");
    }
}
