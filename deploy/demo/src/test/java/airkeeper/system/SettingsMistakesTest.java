package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator reads who has set something wrong: all of it at once, in sentences, and no node that half runs. */
class SettingsMistakesTest {
    private static final int WRONG_SETTINGS = 78;
    private static final int WRONG_USAGE = 64;
    private static final String SLUG =
            " name of lower-case letters, digits and hyphens (1 to 63, not beginning with a hyphen)";

    @TempDir
    private Path directory;

    @Test
    void ofASensorNode() {
        refused("sensor-node", """
                colour = "green"
                state = 7
                [broker]
                url = "mqtts://localhost:8883"
                ca-file = "/not/there.pem"
                [[sensor]]
                room = "living room"
                id = "a"
                kind = "magic"
                interval = "soon"
                [[sensor]]
                room = "kitchen"
                kind = "simulated"
                stuck-after = 15
                """, """
                airkeeper-sensor-node cannot start: there are 9 mistakes in its settings.
                  FILE: node: expected this key, found none
                  FILE: broker.ca-file: expected a readable file, found none at /not/there.pem
                  FILE: state: expected a path in quotes, found 7
                  FILE: sensor[0].room: expected a roomSLUG, found "living room"
                  FILE: sensor[0].kind: expected one of simulated, replay, foreign, scd4x, scd30, mhz19, senseair, sps30, pms5003, bme280, found "magic"
                  FILE: sensor[0].interval: expected a duration such as "30 s", "5 min", "2 h" or "7 d", found "soon"
                  FILE: sensor[1].id: expected this key, found none
                  FILE: sensor[1].stuck-after: expected a duration such as "30 s", "5 min", "2 h" or "7 d", found 15
                  FILE: colour: expected one of node, prefix, broker, state, journal, sensor, found this key, which nobody asks for
                """);
    }

    @Test
    void ofAPurifierNode() {
        refused("purifier-node", """
                node = "Pi Kitchen"
                [broker]
                url = "http://localhost"
                [[purifier]]
                room = "kitchen"
                id = "fan"
                on = 800
                off = 1000
                interval = "10 min"
                blind-after = "5 min"
                relay = { kind = "simulated" }
                [[purifier]]
                room = "hall"
                id = "fan"
                on = "much"
                when-blind = "maybe"
                drives = "heater"
                relay = { kind = "gpio", pin = 99, active = "high" }
                """, """
                airkeeper-purifier-node cannot start: there are 7 mistakes in its settings.
                  FILE: node: expected a nodeSLUG, found "Pi Kitchen"
                  FILE: broker: expected a url such as mqtt://localhost:1883, mqtts://host:8883, ws://host:8083/mqtt or wss://…, found http://localhost
                  FILE: purifier[0]: expected off below on, so that the relay does not chatter, found off = 1000 and on = 800: lower off or raise on; expected blind-after above interval, found 5 min and 10 min: a sensor that speaks on time would count as lost
                  FILE: purifier[1].on: expected a number, found "much"
                  FILE: purifier[1].when-blind: expected one of off, on, keep, duty, found "maybe"
                  FILE: purifier[1].drives: expected one of ventilator, purifier, fan, found "heater"
                  FILE: purifier[1].relay: expected pin to be a BCM number from 0 to 27, found 99: pinout shows which pin has which
                """);
    }

    @Test
    void ofADashboard() {
        refused("dashboard", """
                memory = "40 d"
                [broker]
                user = "pi"
                password-file = "/not/there"
                [history]
                file = 7
                commit-every = "2 min"
                [web]
                port = "8080"
                adress = "0.0.0.0"
                """, """
                airkeeper-dashboard cannot start: there are 6 mistakes in its settings.
                  FILE: memory: expected 1 min to 30 d, found 40 d
                  FILE: broker.password-file: expected a readable file, found none at /not/there
                  FILE: history.file: expected a path in quotes, found 7
                  FILE: history.commit-every: expected 0 s to 1 min, found 2 min
                  FILE: web.port: expected a whole number, found "8080"
                  FILE: web.adress: expected one of host, port, open, hosts, proxy, found this key, which nobody asks for
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sensor-node", "purifier-node", "dashboard"})
    void aFileThatIsNotThere(String module) {
        Path file = directory.resolve("missing.toml");

        ends(WRONG_SETTINGS, """
                airkeeper-%s cannot start: there is a mistake in its settings.
                  %s: expected a settings file, found none; the examples in deploy/ are a start
                """.formatted(module, file), module, file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sensor-node", "purifier-node", "dashboard"})
    void theWayToCallIt(String module) {
        String usage = """
                Usage: airkeeper-%s [settings.toml]
                Every setting can also stand in the environment: AIRKEEPER_BROKER_URL is broker.url.
                """.formatted(module);

        String commands = module.equals("sensor-node") ? """
                While the node does not run:
                  airkeeper-sensor-node calibrate {room}/{sensor} settings.toml [ppm]
                    sets a CO₂ sensor right in outdoor air; asks before it does
                  airkeeper-sensor-node asc on|off {room}/{sensor} settings.toml
                    whether it does so by itself
                """ : "";
        String doctor = module.equals("dashboard") ? "" : """
                At any time:
                  airkeeper-%s doctor [settings.toml]
                    what is well and what is not with its computer and its broker, and the line that mends it
                """.formatted(module);
        ends(0, commands + doctor + usage, module, "--help");
        ends(WRONG_USAGE, usage, module, "one.toml", "two.toml");
        ends(WRONG_USAGE, usage, module, "--hlep");
    }

    @Test
    void aPortThatAnotherProgramHas() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path file = NodeProcess.settings(
                    directory, "dashboard", """
                    [broker]
                    url = "mqtt://127.0.0.1:1"
                    [history]
                    file = "%s"
                    [web]
                    host = "127.0.0.1"
                    port = %d
                    """.formatted(directory.resolve("history.db"), taken.getLocalPort()));
            List<String> output = new ArrayList<>();

            assertThat(NodeProcess.run(output, NodeProcess.command("dashboard", file.toString())))
                    .isEqualTo(WRONG_SETTINGS);
            // beside it the log may say that there is no broker either
            assertThat(output.stream().filter(line -> !line.contains("No line to")))
                    .containsExactly("airkeeper-dashboard cannot start: port " + taken.getLocalPort()
                            + " is taken; set web.port to another one.");
        }
    }

    private void refused(String module, String toml, String expected) {
        Path file = NodeProcess.settings(directory, module, toml);

        ends(WRONG_SETTINGS, expected.replace("FILE", file.toString()).replace("SLUG", SLUG), module, file.toString());
    }

    private static void ends(int code, String expected, String module, String... arguments) {
        List<String> output = new ArrayList<>();
        int exit = NodeProcess.run(output, NodeProcess.command(module, arguments));

        assertThat(output).containsExactlyElementsOf(expected.lines().toList());
        assertThat(exit).isEqualTo(code);
    }
}
