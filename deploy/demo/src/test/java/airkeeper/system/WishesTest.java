package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.purifier.Plug;
import airkeeper.purifier.PlugDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code deploy/pi/install.sh} asks of the broker for the settings of a program. */
class WishesTest {
    @TempDir
    private Path folder;

    @Test
    void aForeignSensorHasATopicOfItsOwn() throws Exception {
        assertThat(wishes("""
                node = "sensors"
                [[sensor]]
                room = "office"
                id = "scd41"   # on the wall
                kind = "scd4x"
                #[[sensor]]
                #room = "attic"
                [[sensor]]
                room = "hall"
                id = "esp"
                kind = "foreign"
                topic = "home/hall/co2"
                """)).containsExactly("office/scd41", "hall/esp", "--hears", "home/hall/co2");
    }

    @Test
    void sensorsOfOtherRoomsAreNamed() throws Exception {
        assertThat(wishes("""
                [[purifier]]
                room = "office"
                id = "fan"
                sensors = ["scd41", 'hall/scd41']
                outdoor = "garden/pms"
                relay = { kind = "gpio", pin = 17, active = "high" }
                """)).containsExactly("office/fan", "--sensor", "hall/scd41", "--sensor", "garden/pms");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BARE")
    void aPlugIsToldAndHeardWhereTheNodeDoes(PlugDevice device) throws Exception {
        Plug plug = device.named("plug-1");
        assertThat(wishes("""
                [[purifier]]
                room = "office"
                id = "fan"
                relay = { kind = "mqtt", device = "%s", name = "plug-1" }
                """.formatted(device.key())))
                .containsExactly(
                        "office/fan",
                        "--says",
                        plug.topic().toString(),
                        "--hears",
                        Objects.requireNonNull(plug.confirmation()).topic().toString());
    }

    @Test
    void topicsOfItsOwnCountMoreThanThoseOfTheDevice() throws Exception {
        assertThat(wishes("""
                [[purifier]]
                room = "office"
                id = "fan"
                [purifier.relay]
                kind = "mqtt"
                topic = "home/led"
                state-topic = "home/led/state"
                """)).containsExactly("office/fan", "--says", "home/led", "--hears", "home/led/state");
    }

    @Test
    void aDashboardMayAnnounceAndAlert() throws Exception {
        assertThat(wishes("""
                home-assistant = "homeassistant"
                alert-topic = "school/alerts"
                """)).containsExactly("--home-assistant", "homeassistant", "--says", "school/alerts");
        assertThat(wishes("prefix = \"airkeeper\"\n")).isEmpty();
    }

    @Test
    void allProgramsOfAHouseHaveOnePrefix() throws Exception {
        String plain = "node = \"sensors\"\n#prefix = \"attic\"\n[broker]\nprefix = \"cellar\"\n";
        String named = "prefix = \"school/air\"   # ours\n[broker]\n";
        assertThat(prefixes(plain, plain)).containsExactly("--prefix", "airkeeper");
        assertThat(prefixes(named, named)).containsExactly("--prefix", "school/air");
        assertThat(prefixes(named, plain)).containsExactly("--prefix", "school/air", "--prefix", "airkeeper");
        assertThat(prefixes("[broker]\n", named)).containsExactly("--prefix", "airkeeper", "--prefix", "school/air");
    }

    private List<String> prefixes(String one, String other) throws IOException {
        Path first = Files.writeString(folder.resolve("first.toml"), one);
        Path second = Files.writeString(folder.resolve("second.toml"), other);
        List<String> output = new ArrayList<>();
        assertThat(NodeProcess.run(
                        output, "awk", "-v", "of=house", "-f", "../pi/wishes.awk", first.toString(), second.toString()))
                .isZero();
        return output;
    }

    private List<String> wishes(String settings) throws IOException {
        Path file = Files.writeString(folder.resolve("settings.toml"), settings);
        List<String> output = new ArrayList<>();
        assertThat(NodeProcess.run(output, "awk", "-f", "../pi/wishes.awk", file.toString()))
                .isZero();
        return output;
    }
}
