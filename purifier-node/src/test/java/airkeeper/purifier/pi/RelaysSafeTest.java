package airkeeper.purifier.pi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/pi/relays-safe} beside a stand-in for {@code relay-safe} that says how it was called, and fails for pin 5. */
class RelaysSafeTest {
    @TempDir
    private Path programs;

    private Path relaysSafe;

    @BeforeEach
    void install() throws IOException {
        relaysSafe = Files.copy(Path.of("../deploy/pi/relays-safe"), programs.resolve("relays-safe"));
        Path one = Files.writeString(programs.resolve("relay-safe"), "#!/bin/sh\necho \"$@\"\n[ \"$1\" != 5 ]\n");
        Files.setPosixFilePermissions(one, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void bringsEachPinToTheLevelAtWhichItsRelayIsOff() throws Exception {
        assertThat(run("""
                        [[purifier]]
                        room = "hall"
                        id = "fan"
                        on = 1000
                        [purifier.relay]
                        kind = "gpio"
                        pin = 17 # the left one
                        active = "high"
                        # pin = 4
                        [[purifier]]
                        id = "none"
                        [purifier.relay]
                        kind = "simulated"
                        [[purifier]]
                        relay = { kind = "gpio", active = 'low', pin = 22 }
                        [[purifier]]
                        relay.kind = "gpio"
                        relay.pin = 27
                        relay.active = "high"
                        """)).containsExactly("17 low", "22 high", "27 low", "exit code 0");
    }

    @Test
    void onePinThatFailsKeepsNoOtherOn() throws Exception {
        assertThat(run("""
                        [purifier.relay]
                        active = "low"
                        pin = 5
                        [purifier.relay]
                        active = "low"
                        pin = 6
                        """)).containsExactly("5 high", "6 high", "exit code 1");
    }

    @Test
    void theExampleHasOnePinAndTheOthersNone() throws Exception {
        assertThat(run(Files.readString(Path.of("../deploy/examples/purifier-node.toml"))))
                .containsExactly("17 low", "exit code 0");
        assertThat(run("[purifier.relay]\nkind = \"mqtt\"\ndevice = \"tasmota\"\n"))
                .containsExactly("exit code 0");
    }

    @Test
    void settingsThatCannotBeReadAreSaid() throws Exception {
        Path missing = programs.resolve("missing.toml");
        assertThat(runWith(missing))
                .containsExactly(
                        "relays-safe: " + missing + " cannot be read, so the relays may be on: let this user read it.",
                        "exit code 1");
    }

    private List<String> run(String settings) throws Exception {
        return runWith(Files.writeString(programs.resolve("purifier-node.toml"), settings));
    }

    private List<String> runWith(Path settings) throws Exception {
        Process process = new ProcessBuilder("sh", relaysSafe.toString(), settings.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return (said + "exit code " + process.waitFor()).lines().toList();
    }
}
