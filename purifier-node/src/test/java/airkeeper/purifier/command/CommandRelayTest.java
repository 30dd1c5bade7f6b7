package airkeeper.purifier.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import airkeeper.purifier.Relay;
import airkeeper.purifier.RelayException;
import airkeeper.wire.Power;
import airkeeper.wire.time.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs: small scripts that write down what they were run with. */
class CommandRelayTest {
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    private final SystemTime time = new SystemTime();

    @Test
    void runsTheProgramWithItsArgumentsAndThenThePosition() throws IOException, RelayException {
        CommandRelay relay = relay("echo \"$#:$1:$2:$3\" >> $0.log", LIMIT, "1", "two words; rm -rf $HOME");
        relay.close();
        assertThat(directory.resolve("relay.log")).as("never opened, never run").doesNotExist();
        relay.open();
        relay.switchTo(Power.ON);
        relay.close();
        relay.close();
        assertThat(log())
                .containsExactly(
                        "3:1:two words; rm -rf $HOME:OFF",
                        "3:1:two words; rm -rf $HOME:ON",
                        "3:1:two words; rm -rf $HOME:OFF");
    }

    @Test
    void aProgramThatFailsSaysItsExitCodeAndItsFirstWords() throws IOException {
        CommandRelay relay = relay("echo 'no such device' >&2\necho more >&2\nexit 3", LIMIT);
        assertThatThrownBy(() -> relay.switchTo(Power.ON))
                .isInstanceOf(RelayException.class)
                .hasMessage(directory.resolve("relay") + " ON failed with exit code 3: \"no such device\"");
    }

    @Test
    void aProgramThatFailsWithoutAWordIsSaidToo() throws IOException {
        CommandRelay relay = relay("exit 1", LIMIT);
        assertThatThrownBy(relay::open)
                .hasMessage(directory.resolve("relay") + " OFF failed with exit code 1 and without a word on stderr.");
    }

    @Test
    void aProgramThatIsGoneSaysSo() throws IOException {
        CommandRelay relay = relay("exit 0", LIMIT);
        Files.delete(directory.resolve("relay"));
        assertThatThrownBy(relay::open)
                .isInstanceOf(RelayException.class)
                .hasMessageStartingWith(directory.resolve("relay") + " OFF could not be run: ")
                .hasMessageContaining("No such file or directory");
    }

    @Test
    void aSlowProgramHoldsUpNobodyAndIsAskedLater() throws IOException, RelayException {
        CommandRelay relay = relay("while [ ! -e $0.go ]; do sleep 0.02; done\necho $1 >> $0.log", LIMIT);
        Duration began = time.steady();
        assertThatThrownBy(() -> relay.switchTo(Power.ON))
                .hasMessage(directory.resolve("relay") + " ON has not ended yet.");
        assertThat(time.steady().minus(began)).isBetween(Relay.PATIENCE, LIMIT.minusSeconds(1));
        Duration again = time.steady();
        assertThatThrownBy(() -> relay.switchTo(Power.ON)).hasMessageEndingWith(" has not ended yet.");
        assertThat(time.steady().minus(again)).as("asked, not run again").isLessThan(Relay.PATIENCE);
        Files.createFile(directory.resolve("relay.go"));
        await().atMost(BOUND).until(() -> Files.exists(directory.resolve("relay.log")));
        await().atMost(BOUND).ignoreExceptionsInstanceOf(RelayException.class).until(() -> {
            relay.switchTo(Power.ON);
            return true;
        });
        assertThat(log()).first().isEqualTo("ON");
    }

    @Test
    void aProgramThatHangsIsKilledWithItsChildren() throws IOException {
        CommandRelay relay = relay("echo $$ >> $0.log\nsleep 600", Duration.ofMillis(200));
        assertThatThrownBy(() -> relay.switchTo(Power.ON))
                .hasMessage(directory.resolve("relay") + " ON did not end within 200 ms and was killed.");
        long shell = Long.parseLong(log().getFirst());
        await().atMost(BOUND).until(() -> ProcessHandle.of(shell).isEmpty());
        assertThat(ProcessHandle.current().descendants().map(ProcessHandle::info))
                .noneMatch(info -> info.commandLine().orElse("").contains("sleep 600"));
    }

    @Test
    void offDoesNotWaitForAnOnThatHangs() throws IOException, RelayException {
        CommandRelay relay = relay("[ $1 = ON ] && sleep 601\necho $1 >> $0.log", LIMIT);
        assertThatThrownBy(() -> relay.switchTo(Power.ON)).hasMessageEndingWith(" ON has not ended yet.");
        relay.switchTo(Power.OFF);
        assertThat(log()).containsExactly("OFF");
    }

    @Test
    void closingWaitsForOffWithinTheLimit() throws IOException, RelayException {
        CommandRelay relay = relay("[ -e $0.slow ] && sleep 1\necho $1 >> $0.log", LIMIT);
        relay.switchTo(Power.ON);
        Files.createFile(directory.resolve("relay.slow"));
        relay.close();
        assertThat(log()).containsExactly("ON", "OFF");
    }

    @Test
    void closingWaitsForAnOffThatIsUnderWay() throws IOException, RelayException {
        CommandRelay relay = relay("sleep 1\necho $1 >> $0.log", LIMIT);
        assertThatThrownBy(relay::open).hasMessageEndingWith(" OFF has not ended yet.");
        relay.close();
        assertThat(log()).containsExactly("OFF");
    }

    @Test
    void closingSaysWhenItFailed() throws IOException, RelayException {
        CommandRelay relay = relay("[ $1 = ON ]", LIMIT);
        relay.switchTo(Power.ON);
        assertThatThrownBy(relay::close)
                .isInstanceOf(RelayException.class)
                .hasMessage(directory.resolve("relay") + " OFF failed with exit code 1 and without a word on stderr.");
    }

    private CommandRelay relay(String script, Duration limit, String... arguments) throws IOException {
        Path program = directory.resolve("relay");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new CommandRelay(program, List.of(arguments), limit, time);
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(directory.resolve("relay.log"));
    }
}
