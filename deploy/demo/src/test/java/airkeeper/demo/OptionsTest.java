package airkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void withoutOptionsAnHourIsAMinute() throws UsageException {
        assertThat(Options.of()).isEqualTo(new Options(60, 8080, null, false));
    }

    @Test
    void allCanBeSaidTogether() throws UsageException {
        assertThat(Options.of("--speed", "1.5", "--port", "9090", "--broker", "tcp://pi:1883"))
                .isEqualTo(new Options(1.5, 9090, URI.create("tcp://pi:1883"), false));
    }

    @Test
    void helpIsHelp() throws UsageException {
        assertThat(Options.of("--help").help()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--fast | Expected --speed, --port, --broker or --help, found \"--fast\".",
                "--speed | Expected a value after --speed, found nothing.",
                "--speed quick | Expected a number from 1 to 600 after --speed, found \"quick\".",
                "--speed 0 | Expected a number from 1 to 600 after --speed, found \"0\".",
                "--speed 601 | Expected a number from 1 to 600 after --speed, found \"601\".",
                "--speed NaN | Expected a number from 1 to 600 after --speed, found \"NaN\".",
                "--port 80.5 | Expected a port from 1 to 65535 after --port, found \"80.5\".",
                "--port 70000 | Expected a port from 1 to 65535 after --port, found \"70000\".",
                "--broker pi | Expected a broker such as tcp://localhost:1883 after --broker, found \"pi\".",
                "--broker http://pi | Expected a broker such as tcp://localhost:1883 after --broker, found \"http://pi\".",
            })
    void aWrongOptionIsOneSentence(String arguments, String sentence) {
        assertThatThrownBy(() -> Options.of(arguments.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessage(sentence);
    }
}
