package airkeeper.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.sensor.mhz19.Mhz19;
import airkeeper.sensor.mhz19.Mhz19Model;
import airkeeper.sensor.scd4x.Scd4x;
import airkeeper.sensor.scd4x.Scd4xModel;
import airkeeper.wire.time.HandTime;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does and is told, with chips that answer byte by byte, in a time that is moved by hand. */
class CommandsTest {
    private final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    private final Scd4xModel chip = new Scd4xModel(time);
    private SensirionModel wires = new SensirionModel("0x62 on /dev/i2c-1", chip, time);
    private final Mhz19Model cheap = new Mhz19Model(455);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Path directory;
    private final Path settings;

    CommandsTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.settings = directory.resolve("sensor-node.toml");
        settings("");
        chip.co2 = 425;
        chip.drift(193);
    }

    private void settings(String more) throws IOException {
        Files.writeString(settings, """
                node = "n"
                state = "%s"
                [[sensor]]
                room = "cellar"
                id = "mhz19"
                kind = "mhz19"
                [[sensor]]
                room = "hall"
                id = "simulated"
                kind = "simulated"
                [[sensor]]
                room = "kitchen"
                id = "scd41"
                kind = "scd4x"
                %s
                """.formatted(directory, more));
    }

    private int run(String answers, String... arguments) {
        BufferedReader in = new BufferedReader(new StringReader(answers));
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new Commands(this::device, time, new Talk(out, in)).run(Map.of(), arguments);
    }

    private CalibratedSensor device(SensorEntry entry) {
        return entry.kind() == Kind.SCD4X
                ? new Scd4x(wires, entry.chip(), new Barometer(), time)
                : new Mhz19(new SerialModel(cheap), entry.chip());
    }

    private List<String> said() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private Path book() {
        return directory.resolve("n.calibrations");
    }

    @Test
    void setsASensorRight() throws IOException {
        assertThat(run("yes\nyes\n", "calibrate", "kitchen/scd41", settings.toString()))
                .isZero();

        assertThat(said())
                .containsExactly(
                        "Setting kitchen/scd41 right in air of 425 ppm CO₂, as it is outdoors.",
                        "  * Stop the node, which uses the sensor too: sudo systemctl stop airkeeper-sensor-node",
                        "  * Put the sensor outdoors or into an open window, 20 minutes before: in the shade, out of the"
                                + " wind, of traffic, and of your breath.",
                        "Is it so? Type yes or no: It warms up for 60 s first.",
                        "Measuring until it is steady: for 3 minutes it must waver by less than 10 ppm.",
                        "  after 0:30 min: 618 ppm, wavers by 0.0 ppm",
                        "  after 1:00 min: 618 ppm, wavers by 0.0 ppm",
                        "  after 1:30 min: 618 ppm, wavers by 0.0 ppm",
                        "  after 2:00 min: 618 ppm, wavers by 0.0 ppm",
                        "  after 2:30 min: 618 ppm, wavers by 0.0 ppm",
                        "It is steady, and says 618 ppm: 193 ppm too much.",
                        "Set it to 425 ppm? Type yes or no: Done: kitchen/scd41 was calibrated to 425 ppm, before 618 ppm,"
                                + " after 425 ppm, corrected by -193 ppm.",
                        "Written to " + book() + ".");
        assertThat(book())
                .hasContent("2026-11-21T10:04:56Z kitchen/scd41 calibrated to 425 ppm, before 618 ppm, after 425 ppm,"
                        + " corrected by -193 ppm");
        assertThat(chip.measuring()).isTrue();
    }

    @Test
    void keepsWhatWasDoneBefore() throws IOException {
        run("yes\nyes\n", "calibrate", "kitchen/scd41", settings.toString());
        run("", "asc", "off", "kitchen/scd41", settings.toString());

        assertThat(Files.readAllLines(book()))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("kitchen/scd41 self-calibration off");
    }

    @Test
    void changesNothingUnlessItIsTold() {
        assertThat(run("no\n", "calibrate", "kitchen/scd41", settings.toString()))
                .isEqualTo(1);
        assertThat(said()).last().asString().isEqualTo("Is it so? Type yes or no: Nothing was changed.");
        assertThat(wires.commands()).isEmpty();

        assertThat(run("yes\n", "calibrate", "kitchen/scd41", settings.toString()))
                .isEqualTo(1);
        assertThat(said()).last().asString().isEqualTo("Set it to 425 ppm? Type yes or no: Nothing was changed.");
        assertThat(wires.commands()).doesNotContain("362F 01A9");
        assertThat(book()).doesNotExist();
    }

    /** What was done is done, and is written down, also when the sensor is not heard after it. */
    @Test
    void writesDownWhatWasDoneBeforeTheSensorFellSilent() throws IOException {
        List<Integer> starts = new ArrayList<>();
        wires = new SensirionModel(
                "0x62 on /dev/i2c-1",
                (command, words) -> {
                    if (command == 0x21B1) {
                        starts.add(command);
                    }
                    return starts.size() == 2 && command == 0xE4B8 ? null : chip.command(command, words);
                },
                time);

        assertThat(run("yes\nyes\n", "calibrate", "kitchen/scd41", settings.toString()))
                .isZero();
        assertThat(said())
                .contains(
                        "Set it to 425 ppm? Type yes or no: It is calibrated, but does not answer any more:"
                                + " Nobody answers at 0x62 on /dev/i2c-1.",
                        "Done: kitchen/scd41 was calibrated to 425 ppm, before 618 ppm, after unknown, corrected by -193"
                                + " ppm.");
        assertThat(book()).isNotEmptyFile();
    }

    @Test
    void warnsOfAnotherAir() {
        chip.drift(400);
        run("yes\nyes\n", "calibrate", "kitchen/scd41", settings.toString(), "420");

        assertThat(said())
                .contains(
                        "It is steady, and says 825 ppm: 405 ppm too much.",
                        "So much is seldom drift. If this is not outdoor air, every later value will be wrong by that"
                                + " much.");
        assertThat(wires.commands()).contains("362F 01A4");
    }

    @Test
    void givesUpOnAirThatIsNotSteady() {
        chip.waver(40);

        assertThat(run("yes\n", "calibrate", "kitchen/scd41", settings.toString()))
                .isEqualTo(1);
        assertThat(said())
                .contains("It did not become steady in 30 minutes: 618 ppm, wavers by 32.7 ppm."
                        + " Look for breath, wind, sun or traffic near it, and try again.");
        assertThat(time.steady()).isBetween(Duration.ofMinutes(31), Duration.ofMinutes(32));
    }

    @Test
    void setsACheapSensorToTheOnlyValueItKnows() {
        assertThat(run("yes\nyes\n", "calibrate", "cellar/mhz19", settings.toString()))
                .isZero();
        assertThat(said())
                .contains(
                        "Set it to 400 ppm? Type yes or no: Done: cellar/mhz19 was calibrated to 400 ppm, before 455 ppm,"
                                + " after 400 ppm.");

        assertThat(run("yes\nyes\n", "calibrate", "cellar/mhz19", settings.toString(), "425"))
                .isEqualTo(1);
        assertThat(said())
                .last()
                .asString()
                .endsWith("Expected 400 ppm, found 425: an MH-Z19 can be set right at 400 ppm only.");
    }

    @Test
    void asksTheQuestionThatMatters() {
        assertThat(run("no\n", "asc", "on", "kitchen/scd41", settings.toString()))
                .isEqualTo(1);
        assertThat(said())
                .containsExactly(
                        "With self-calibration kitchen/scd41 takes the least CO₂ of a week for outdoor air.",
                        "Is this room aired to outdoor level at least weekly, for some hours? Type yes or no: Then it would"
                                + " say hundreds of ppm too little, and nobody would see it. Nothing was changed.");
        assertThat(chip.writings()).isZero();

        assertThat(run("yes\n", "asc", "on", "kitchen/scd41", settings.toString()))
                .isZero();
        assertThat(chip.writings()).isEqualTo(1);
        assertThat(run("", "asc", "off", "kitchen/scd41", settings.toString())).isZero();
        assertThat(chip.setting(0x2313)).isZero();
    }

    @Test
    void leavesAloneWhatTheSettingsSay() throws IOException {
        settings("self-calibration = \"on\"");

        assertThat(run("", "asc", "off", "kitchen/scd41", settings.toString())).isEqualTo(1);
        assertThat(said())
                .containsExactly(
                        "The settings say self-calibration for kitchen/scd41, and are sent to it at each start:"
                                + " change it there, or take the line out.");
    }

    @Test
    void saysThatTheSensorIsMissing() {
        wires.unplug();

        assertThat(run("yes\n", "calibrate", "kitchen/scd41", settings.toString()))
                .isEqualTo(1);
        assertThat(said())
                .last()
                .asString()
                .isEqualTo("Is it so? Type yes or no: Nobody answers at 0x62 on /dev/i2c-1.");
    }

    @Test
    void saysWhatWasWrongInTheCommand() {
        assertThat(run("", "calibrate", "hall/simulated", settings.toString())).isEqualTo(64);
        assertThat(run("", "calibrate", "kitchen/scd41", settings.toString(), "42"))
                .isEqualTo(64);
        assertThat(said())
                .containsExactly(
                        "Expected a CO₂ sensor of these settings (cellar/mhz19, kitchen/scd41), found \"hall/simulated\".",
                        "Expected 400 to 2000 ppm, found \"42\".");
    }

    @Test
    void showsHowItIsUsed() {
        for (String[] arguments : List.of(
                new String[] {"calibrate"},
                new String[] {"calibrate", "kitchen/scd41"},
                new String[] {"asc"},
                new String[] {"asc", "maybe", "kitchen/scd41", settings.toString()},
                new String[] {"asc", "on", "kitchen/scd41"})) {
            said.reset();
            assertThat(run("", arguments)).isEqualTo(64);
            assertThat(said()).startsWith("While the node does not run:").hasSize(5);
        }
        assertThat(Commands.mean("calibrate", "x")).isTrue();
        assertThat(Commands.mean("asc")).isTrue();
        assertThat(Commands.mean("settings.toml")).isFalse();
        assertThat(Commands.mean()).isFalse();
    }

    @Test
    void saysWhatIsWrongInTheSettings() throws IOException {
        settings("altitude = 9000");

        assertThat(run("", "calibrate", "kitchen/scd41", settings.toString())).isEqualTo(78);
        assertThat(said()).containsExactly(settings + ": sensor[2].altitude: expected 0 to 3000, found 9000");
    }

    @Test
    void saysThatItCouldNotBeWrittenDown() throws IOException {
        Files.createDirectory(book());
        Files.writeString(book().resolve("in the way"), "");

        assertThat(run("", "asc", "off", "kitchen/scd41", settings.toString())).isZero();
        assertThat(said())
                .last()
                .asString()
                .startsWith("It could not be written to " + book() + " (java.io.IOException: Is a directory");
    }
}
