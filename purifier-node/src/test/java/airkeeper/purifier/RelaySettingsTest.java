package airkeeper.purifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import airkeeper.wire.Topic;
import airkeeper.wire.settings.Mistake;
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelaySettingsTest {
    private static final String HEAD = "node = \"pi\"\n[broker]\n";
    private static final String LEAST = """
            [[purifier]]
            room = "kitchen"
            id = "fan"
            relay = { kind = "simulated" }
            """;

    @TempDir
    Path folder;

    @Test
    void aProgramIsThereAndCanBeRun() throws IOException {
        assertThat(mistakes(LEAST.replace("\"simulated\"", "\"command\"")))
                .containsExactly("purifier[0].relay: expected program with kind = \"command\","
                        + " such as \"/usr/local/bin/usb-relay\", found none");
        assertThat(mistakes(LEAST.replace("\"simulated\"", "\"command\", program = \"/no/relay\"")))
                .containsExactly("purifier[0].relay.program: expected a program, found none at /no/relay:"
                        + " write its whole path, as which shows it, and install it first");
        Path script = Files.writeString(folder.resolve("relay"), "#!/bin/sh\n");
        assertThat(mistakes(LEAST.replace("\"simulated\"", "\"command\", program = \"" + script + "\"")))
                .containsExactly("purifier[0].relay.program: expected a program, found " + script
                        + ", which may not be run: chmod +x makes a script one");
        assertThat(mistakes(
                        LEAST.replace("\"simulated\"", "\"command\", program = \"/bin/echo\", time-limit = \"1 min\"")))
                .containsExactly("purifier[0].relay.time-limit: expected 100 ms to 30 s, found 1 min");
    }

    @Test
    void aProgramHasArgumentsAndALimit() throws SettingsException {
        RelaySettings relay = relay("\"command\", program = \"/bin/echo\", arguments = [\"-n\", \"1\"]");
        assertThat(relay.arguments()).containsExactly("-n", "1");
        assertThat(relay.limit()).isEqualTo(Duration.ofSeconds(5));
        assertThat(relay("\"command\", program = \"/bin/echo\", time-limit = \"2 s\"")
                        .limit())
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aPlugNeedsATopicOrADeviceWithAName() {
        assertThat(mistakes(LEAST.replace("\"simulated\"", "\"mqtt\"")))
                .containsExactly("purifier[0].relay: expected topic, such as \"home/led\", or device and name"
                        + " with kind = \"mqtt\", found neither");
        assertThat(mistakes(LEAST.replace("\"simulated\"", "\"mqtt\", device = \"tasmota\"")))
                .containsExactly("purifier[0].relay: expected name, as the plug has it in its topics,"
                        + " with device = \"tasmota\", found none");
        assertThat(mistakes(LEAST.replace("\"simulated\"", "\"mqtt\", device = \"tasmota\", name = \"+\"")))
                .containsExactly("purifier[0].relay: expected a name without + and #, found \"+\"");
        assertThat(mistakes(LEAST.replace("\"simulated\"", "\"mqtt\", topic = \"home/led\", name = \"led\"")))
                .containsExactly("purifier[0].relay: expected name only with a device such as \"tasmota\","
                        + " found \"led\" without one");
    }

    @Test
    void aPlugsStateIsHeardSomewhereElse() {
        String plug = "\"mqtt\", topic = \"home/led\"";
        assertThat(mistakes(LEAST.replace("\"simulated\"", plug + ", state-on = \"1\"")))
                .containsExactly("purifier[0].relay: expected state-topic with state-pointer, state-on or state-off,"
                        + " found none: nothing would be heard");
        assertThat(mistakes(LEAST.replace("\"simulated\"", plug + ", state-topic = \"home/led\"")))
                .containsExactly("purifier[0].relay: expected state-topic to differ from topic, found \"home/led\""
                        + " twice: the node would hear its own words as the plug's");
        assertThat(mistakes(
                        LEAST.replace("\"simulated\"", plug + ", state-topic = \"home/s\", state-pointer = \"state\"")))
                .containsExactly("purifier[0].relay: expected state-pointer to be a JSON pointer such as \"/state\","
                        + " found \"state\"");
        assertThat(mistakes(LEAST.replace("\"simulated\"", plug + ", on = \"1\", off = \"1\"")))
                .containsExactly("purifier[0].relay: expected on and off to differ, found \"1\" for both");
    }

    @Test
    void aPlugOfAKnownKindCanBeSetUpOtherwise() throws SettingsException {
        // StateText1 and StateText2 of Tasmota, as in jneilliii/OctoPrint-Tasmota#150
        assertThat(relay("\"mqtt\", device = \"tasmota\", name = \"anet\", topic = \"cmnd/anet/POWER1\","
                                + " state-topic = \"stat/anet/POWER1\", state-on = \"1\", state-off = \"0\"")
                        .plug())
                .isEqualTo(new Plug(
                        new Topic("cmnd/anet/POWER1"),
                        "ON",
                        "OFF",
                        new Plug.Confirmation(new Topic("stat/anet/POWER1"), null, "1", "0")));
        assertThat(relay("\"mqtt\", topic = \"home/led\", on = \"1\", off = \"0\", state-topic = \"home/led/is\"")
                        .plug())
                .isEqualTo(new Plug(
                        new Topic("home/led"),
                        "1",
                        "0",
                        new Plug.Confirmation(new Topic("home/led/is"), null, "1", "0")));
    }

    @Test
    void keysOfOneKindAreNotOfAnother() {
        assertThat(
                        mistakes(
                                LEAST.replace(
                                        "\"simulated\"",
                                        "\"gpio\", pin = 4, active = \"low\", program = \"/bin/echo\", device = \"shelly\", name = \"x\"")))
                .containsExactly("purifier[0].relay: expected program only with kind = \"command\","
                        + " found it with kind = \"gpio\"; expected device and name only with kind = \"mqtt\","
                        + " found them with kind = \"gpio\"");
    }

    @Test
    void twoPurifiersDoNotShareAPlugOrAProgram() {
        String plug = LEAST.replace("\"simulated\"", "\"mqtt\", device = \"tasmota\", name = \"p\"");
        assertThat(mistakes(plug + plug.replace("\"fan\"", "\"hepa\"")))
                .containsExactly(": expected each relay once, found the topic cmnd/p/POWER for purifier[0] and"
                        + " purifier[1]: each purifier needs a relay of its own");
        String command = LEAST.replace("\"simulated\"", "\"command\", program = \"/bin/echo\", arguments = [\"1\"]");
        assertThat(mistakes(command + command.replace("\"fan\"", "\"hepa\"")))
                .containsExactly(": expected each relay once, found /bin/echo 1 for purifier[0] and"
                        + " purifier[1]: each purifier needs a relay of its own");
    }

    private RelaySettings relay(String kindAndMore) throws SettingsException {
        return load(HEAD + LEAST.replace("\"simulated\"", kindAndMore))
                .purifier()
                .getFirst()
                .relay();
    }

    private List<String> mistakes(String purifiers) {
        SettingsException wrong = catchThrowableOfType(SettingsException.class, () -> load(HEAD + purifiers));
        return wrong.mistakes().stream().map(RelaySettingsTest::written).toList();
    }

    private static String written(Mistake mistake) {
        return mistake.key() + ": " + mistake.sentence();
    }

    private PurifierSettings load(String toml) throws SettingsException {
        Path file = folder.resolve("purifier-node.toml");
        try {
            Files.writeString(file, toml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Settings.load(PurifierSettings.class, file, Map.of());
    }
}
