package airkeeper.purifier.pi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/pi/relay-safe} with stand-ins for the programs of a Raspberry Pi that write down how they were called. */
class RelaySafeTest {
    private static final String PI_3 = "echo 'gpiochip0 [pinctrl-bcm2835] (54 lines)'";
    private static final String PI_5 = """
            echo 'gpiochip10 [gpio-brcmstb@107d508500] (32 lines)'
            echo 'gpiochip4 [pinctrl-rp1] (54 lines)'
            """;

    @TempDir
    private Path programs;

    @Test
    void withLibgpiod2() throws IOException, InterruptedException {
        stub("gpiodetect", PI_3);
        gpioset("gpioset (libgpiod) v2.2.1", 0);
        assertThat(run("17", "low")).containsExactly("0", "relay-safe: GPIO17 is low now, by gpioset on gpiochip0.");
        assertThat(calls("gpioset")).containsExactly("-c gpiochip0 -t 0 17=0");
    }

    @Test
    void withLibgpiod1OnTheHeadersChip() throws IOException, InterruptedException {
        stub("gpiodetect", PI_5);
        gpioset("gpioset (libgpiod) v1.6.3", 0);
        assertThat(run("5", "high")).containsExactly("0", "relay-safe: GPIO5 is high now, by gpioset on gpiochip4.");
        assertThat(calls("gpioset")).containsExactly("gpiochip4 5=1");
    }

    @Test
    void withPinctrlWhereGpiosetFailsOrIsMissing() throws IOException, InterruptedException {
        stub("pinctrl", "echo \"$*\" >> $0.calls");
        assertThat(run("17", "low")).containsExactly("0", "relay-safe: GPIO17 is low now, by pinctrl.");
        stub("gpiodetect", PI_3);
        gpioset("gpioset (libgpiod) v2.2.1", 1);
        assertThat(run("5", "high")).containsExactly("0", "relay-safe: GPIO5 is high now, by pinctrl.");
        assertThat(calls("pinctrl")).containsExactly("set 17 op dl", "set 5 op dh");
    }

    @Test
    void withNothingItSaysThatTheRelayMayBeOn() throws IOException, InterruptedException {
        assertThat(run("17", "low"))
                .containsExactly(
                        "1",
                        "relay-safe: GPIO17 could not be brought low, and the relay may be on:"
                                + " install gpiod, and let this user open /dev/gpiochip*.");
    }

    @Test
    void wrongArgumentsAreRefused() throws IOException, InterruptedException {
        assertThat(run("GPIO17", "low"))
                .containsExactly("64", "relay-safe: expected a BCM number such as 17, found \"GPIO17\".");
        assertThat(run("17", "off")).containsExactly("64", "relay-safe: expected low or high, found \"off\".");
        assertThat(run("17")).first().isEqualTo("64");
    }

    private void gpioset(String version, int exit) throws IOException {
        stub(
                "gpioset",
                "[ \"$1\" = --version ] && { echo '" + version + "'; exit 0; }\necho \"$*\" >> $0.calls\nexit " + exit);
    }

    private void stub(String name, String script) throws IOException {
        Path program = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> calls(String name) throws IOException {
        return Files.readAllLines(programs.resolve(name + ".calls"));
    }

    /** Its exit code, and what it said. */
    private List<String> run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "../deploy/pi/relay-safe"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", programs.toString()); // nothing of this computer's own
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Stream.concat(Stream.of("" + process.waitFor()), said.lines()).toList();
    }
}
