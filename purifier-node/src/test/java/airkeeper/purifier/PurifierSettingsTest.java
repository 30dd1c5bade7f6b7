package airkeeper.purifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import airkeeper.purifier.RelaySettings.Level;
import airkeeper.wire.Drives;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quantity;
import airkeeper.wire.SensorId;
import airkeeper.wire.Topics;
import airkeeper.wire.settings.Mistake;
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurifierSettingsTest {
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
    void theExampleIsRight() throws SettingsException {
        PurifierSettings settings =
                Settings.load(PurifierSettings.class, Path.of("../deploy/examples/purifier-node.toml"), Map.of());
        assertThat(settings.node()).isEqualTo(new NodeId("pi-kitchen"));
        PurifierEntry purifier = settings.purifier().getFirst();
        assertThat(purifier.name()).isEqualTo(PurifierId.of("kitchen/fan"));
        assertThat(purifier.sensorIds()).containsExactly(SensorId.of("kitchen/scd41"));
        assertThat(purifier.relay()).isEqualTo(new RelaySettings(RelayKind.GPIO, 17, Level.HIGH));
        assertThat(purifier.rules()).isEqualTo(Story.RULES);
    }

    @Test
    void aPublicBrokerIsRefusedUnlessInsistedUpon() throws SettingsException {
        String there = HEAD + "url = \"ws://Broker.emqx.io:8083/mqtt\"\n" + LEAST;
        SettingsException refused = catchThrowableOfType(SettingsException.class, () -> load(there));
        assertThat(refused.mistakes())
                .extracting(Mistake::sentence)
                .containsExactly(
                        "expected a broker of your own in broker.url, found the public Broker.emqx.io, where everyone could"
                                + " switch your relays: make one with deploy/mosquitto/setup.sh, or insist with"
                                + " public-broker = \"allowed\"");

        PurifierSettings insisted = load("public-broker = \"allowed\"\n" + there);
        assertThat(insisted.broker().isPublic()).isTrue();
    }

    @Test
    void whatIsNotSetHasADefault() throws SettingsException {
        PurifierSettings settings = load(HEAD + LEAST);
        assertThat(settings.prefix()).isEqualTo(Topics.standard());
        PurifierEntry purifier = settings.purifier().getFirst();
        assertThat(purifier.rules()).isEqualTo(Story.RULES);
        assertThat(purifier.drives()).isEqualTo(Drives.VENTILATOR);
        assertThat(purifier.sensorIds()).isEmpty();
    }

    @Test
    void everythingCanBeSet() throws SettingsException {
        PurifierEntry purifier = load(HEAD + """
                        [[purifier]]
                        room = "kitchen"
                        id = "hepa"
                        quantity = "pm25"
                        on = 35.4
                        off = 9
                        minimum-on = "10 min"
                        minimum-off = "0 s"
                        interval = "1 min"
                        when-blind = "on"
                        drives = "purifier"
                        sensors = ["pms", "hall/pms"]
                        relay = { kind = "gpio", pin = 5, active = "low" }
                        """).purifier().getFirst();
        assertThat(purifier.rules())
                .isEqualTo(new Rules(
                        Thresholds.of(Quantity.PM25, new Hysteresis(35.4, 9)),
                        Locks.of(Duration.ofMinutes(10), Duration.ZERO),
                        null,
                        new Blindness(Duration.ofMinutes(3), Power.ON)));
        assertThat(purifier.sensorIds()).containsExactly(SensorId.of("kitchen/pms"), SensorId.of("hall/pms"));
        assertThat(purifier.relay()).isEqualTo(new RelaySettings(RelayKind.GPIO, 5, Level.LOW));
    }

    @Test
    void moreQuantitiesAndLocksCanBeSet() throws SettingsException {
        PurifierEntry purifier = load(HEAD + LEAST + """
                        of = "mean"
                        start-delay = "60 s"
                        switches-per-hour = 6
                        maximum-run = { on = "2 h", rest = "15 min" }
                        [[purifier.also]]
                        quantity = "pm25"
                        on = 35
                        off = 15
                        """).purifier().getFirst();
        assertThat(purifier.rules().thresholds())
                .isEqualTo(new Thresholds(
                        List.of(
                                new Threshold(Quantity.CO2, new Hysteresis(1000, 800)),
                                new Threshold(Quantity.PM25, new Hysteresis(35, 15))),
                        Pick.MEAN));
        assertThat(purifier.rules().locks())
                .isEqualTo(new Locks(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(1), 6));
        assertThat(purifier.rules().maximumRun())
                .isEqualTo(new MaximumRun(Duration.ofHours(2), Duration.ofMinutes(15)));
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThat(mistakes(LEAST + "[[purifier.also]]\nquantity = \"co2\"\non = 1200\noff = 700\n"))
                .containsExactly("purifier[0]: expected each quantity once, found co2 again in [[purifier.also]]:"
                        + " leave one of them out");
        assertThat(mistakes(LEAST + "[[purifier.also]]\nquantity = \"pm25\"\non = 15\noff = 35\n"))
                .containsExactly("purifier[0].also[0]: expected off below on, so that the relay does not chatter,"
                        + " found off = 35 and on = 15: lower off or raise on");
        assertThat(mistakes(LEAST + "maximum-run = { on = \"5 min\", rest = \"15 min\" }\n"))
                .containsExactly("purifier[0]: expected maximum-run.on above minimum-on, found 5 min and 5 min:"
                        + " raise maximum-run.on or lower minimum-on");
        assertThat(mistakes(LEAST + "switches-per-hour = 1\nminimum-on = \"-5 min\"\n"))
                .containsExactly(
                        "purifier[0].minimum-on: expected a duration such as \"30 s\", \"5 min\", \"2 h\" or \"7 d\","
                                + " found \"-5 min\"",
                        "purifier[0].switches-per-hour: expected 2 to 60, found 1");
    }

    @Test
    void whatIsDoneWhileBlindCanBeSet() throws SettingsException {
        assertThat(load(HEAD + LEAST + "when-blind = \"keep\"\nkeep-for = \"30 min\"\n")
                        .purifier()
                        .getFirst()
                        .rules()
                        .blindness()
                        .outcome())
                .isEqualTo(new Blindness.Keep(Duration.ofMinutes(30)));
        assertThat(load(HEAD + LEAST + "when-blind = \"duty\"\nduty = { on = \"10 min\", every = \"1 h\" }\n")
                        .purifier()
                        .getFirst()
                        .rules()
                        .blindness()
                        .outcome())
                .isEqualTo(new Blindness.Duty(Duration.ofMinutes(10), Duration.ofHours(1)));
    }

    @Test
    void whatIsDoneWhileBlindIsWhole() {
        assertThat(mistakes(LEAST + "when-blind = \"keep\"\nduty = { on = \"10 min\", every = \"1 h\" }\n"))
                .containsExactly("purifier[0]: expected keep-for with when-blind = \"keep\", found none:"
                        + " say for how long at most;"
                        + " expected duty only with when-blind = \"duty\": leave it out, or set that");
        assertThat(mistakes(LEAST + "when-blind = \"duty\"\nkeep-for = \"30 min\"\n"))
                .containsExactly("purifier[0]: expected keep-for only with when-blind = \"keep\":"
                        + " leave it out, or set that;"
                        + " expected duty with when-blind = \"duty\", found none:"
                        + " set for example duty = { on = \"10 min\", every = \"1 h\" }");
        assertThat(mistakes(LEAST + "when-blind = \"duty\"\nduty = { on = \"1 h\", every = \"1 h\" }\n"))
                .containsExactly("purifier[0].duty: expected on above 0 and below every, found 60 min and 60 min:"
                        + " for always on set when-blind = \"on\"");
    }

    private static final String NIGHT = "[[purifier.quiet]]\nfrom = \"22:00\"\nto = \"06:30\"\n";

    @Test
    void quietHoursAndTheAirOutdoorsCanBeSet() throws SettingsException {
        Rules rules = load(HEAD + LEAST + """
                        outdoor = "garden/pms"
                        filter-life = "4000 h"
                        [[purifier.quiet]]
                        days = ["friday", "saturday"]
                        from = "22:00"
                        to = "06:30"
                        zone = "Europe/Berlin"
                        unless = 2000
                        boost = "20 min"
                        """).purifier().getFirst().rules();
        assertThat(rules.outdoor()).isEqualTo(new Outdoor(SensorId.of("garden/pms")));
        assertThat(rules.quiet())
                .containsExactly(new QuietHours(
                        Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY),
                        LocalTime.of(22, 0),
                        LocalTime.of(6, 30),
                        ZoneId.of("Europe/Berlin"),
                        2000.0,
                        Duration.ofMinutes(20)));
    }

    @Test
    void quietHoursOfEveryDayOnThisComputersClock() throws SettingsException {
        QuietHours hours =
                load(HEAD + LEAST + NIGHT).purifier().getFirst().rules().quiet().getFirst();
        assertThat(hours.days()).containsExactlyInAnyOrder(DayOfWeek.values());
        assertThat(hours.zone()).isEqualTo(ZoneId.systemDefault());
    }

    @Test
    void quietHoursEnd() {
        assertThat(mistakes(LEAST + NIGHT.replace("06:30", "22:00")))
                .containsExactly("purifier[0].quiet[0]: expected quiet hours that end, found from = to = \"22:00\":"
                        + " set another end, or order the relay OFF");
        assertThat(mistakes(LEAST + NIGHT + NIGHT.replace("22:00", "06:29").replace("06:30", "22:00")))
                .containsExactly("purifier[0]: expected quiet hours that end, found the whole week quiet:"
                        + " leave some time out, or order the relay OFF");
        assertThat(mistakes(LEAST + NIGHT.replace("22:00", "25:00")))
                .containsExactly(
                        "purifier[0].quiet[0].from: expected a time of day such as \"22:00\"," + " found \"25:00\"");
        assertThat(mistakes(LEAST + NIGHT + "unless = 1000\n"))
                .containsExactly("purifier[0]: expected quiet.unless above on, found 1000 and 1000:"
                        + " raise it, or leave the quiet hours out");
    }

    @Test
    void onlyAVentilatorCaresForTheAirOutdoors() {
        assertThat(mistakes(LEAST + "outdoor = \"garden/pms\"\ndrives = \"purifier\"\n"))
                .containsExactly("purifier[0]: expected outdoor only with drives = \"ventilator\","
                        + " since a purifier brings no air in: leave it out");
    }

    @Test
    void aSecondStageFollowsAFirst() throws SettingsException {
        String high = LEAST.replace("\"fan\"", "\"high\"") + "follows = \"fan\"\non = 1400\noff = 1100\n";
        PurifierSettings settings = load(HEAD + high + LEAST);
        assertThat(settings.leadersFirst().stream().map(PurifierEntry::id)).containsExactly("fan", "high");
        assertThat(settings.purifier().getFirst().rules().follows()).isEqualTo(PurifierId.of("kitchen/fan"));
        assertThat(mistakes(LEAST + "follows = \"fan\"\n"))
                .containsExactly("purifier[0]: expected follows to name another purifier, found this one:"
                        + " name its first stage");
        assertThat(mistakes(LEAST + "follows = \"hall/fan\"\n"))
                .containsExactly(": expected purifier[0].follows to name a purifier of this file that follows none,"
                        + " found hall/fan: name its first stage");
    }

    @Test
    void offIsBelowOn() {
        assertThat(mistakes(LEAST + "on = 1000\noff = 1000\n"))
                .containsExactly("purifier[0]: expected off below on, so that the relay does not chatter,"
                        + " found off = 1000 and on = 1000: lower off or raise on");
    }

    @Test
    void allThatIsWrongWithOnePurifierIsSaidAtOnce() {
        assertThat(mistakes(LEAST + "on = 700\ninterval = \"2 min\"\nblind-after = \"2 min\"\n"))
                .containsExactly("purifier[0]: expected off below on, so that the relay does not chatter,"
                        + " found off = 800 and on = 700: lower off or raise on;"
                        + " expected blind-after above interval, found 2 min and 2 min:"
                        + " a sensor that speaks on time would count as lost");
    }

    @Test
    void onlyCo2HasDefaultThresholds() {
        assertThat(mistakes(LEAST + "quantity = \"pm25\"\n"))
                .containsExactly("purifier[0]: expected on and off with quantity = \"pm25\","
                        + " since only co2 has defaults, found neither");
        assertThat(mistakes(LEAST + "quantity = \"pm25\"\non = 35.4\n"))
                .containsExactly("purifier[0]: expected on and off with quantity = \"pm25\","
                        + " since only co2 has defaults, found no off");
    }

    @Test
    void thresholdsAreOfThisWorld() {
        assertThat(mistakes(LEAST + "on = 100\noff = 80\n"))
                .containsExactly("purifier[0]: expected on from 300 to 40000 ppm, found 100:"
                        + " no air would ever switch the relay on, or none off");
        assertThat(mistakes(LEAST + "on = 1000\noff = 299\n"))
                .containsExactly("purifier[0]: expected off from 300 ppm up, found 299:"
                        + " no air would ever switch the relay off; raise it");
    }

    @Test
    void aPinNeedsItsNumberAndItsLevel() {
        assertThat(mistakes(LEAST.replace("\"simulated\"", "\"gpio\"")))
                .containsExactly("purifier[0].relay: expected pin (the BCM number) and active (high or low)"
                        + " with kind = \"gpio\", found neither");
        assertThat(mistakes(LEAST.replace("\"simulated\"", "\"gpio\", pin = 28, active = \"high\"")))
                .containsExactly("purifier[0].relay: expected pin to be a BCM number from 2 to 27, found 28:"
                        + " pinout shows which pin has which");
        assertThat(mistakes(LEAST.replace("\"simulated\"", "\"gpio\", pin = 1, active = \"high\"")))
                .containsExactly("purifier[0].relay: expected pin to be a BCM number from 2 to 27, found 1:"
                        + " pinout shows which pin has which");
        assertThat(mistakes(LEAST.replace("\"simulated\"", "\"simulated\", pin = 17")))
                .containsExactly("purifier[0].relay: expected pin only with kind = \"gpio\","
                        + " found it with kind = \"simulated\"");
    }

    @Test
    void namesAndPinsAreUsedOnce() {
        String gpio = LEAST.replace("\"simulated\"", "\"gpio\", pin = 17, active = \"high\"");
        assertThat(mistakes(gpio + gpio))
                .containsExactly(": expected each purifier once, found kitchen/fan as purifier[0] and purifier[1]:"
                        + " give one of them another id;"
                        + " expected each relay once, found GPIO17 for purifier[0] and purifier[1]:"
                        + " each purifier needs a relay of its own");
    }

    @Test
    void mistakesOfAllPurifiersAreSaidAtOnce() {
        assertThat(mistakes("""
                        [[purifier]]
                        room = "Kitchen"
                        id = "fan"
                        drives = "car"
                        [[purifier]]
                        room = "hall"
                        id = "fan"
                        sensors = ["SCD41"]
                        relay = { kind = "simulated" }
                        """))
                .containsExactly(
                        "purifier[0].room: expected a room name of lower-case letters, digits and hyphens"
                                + " (1 to 63, not beginning with a hyphen), found \"Kitchen\"",
                        "purifier[0].drives: expected one of ventilator, purifier, fan, found \"car\"",
                        "purifier[0].relay.kind: expected this key, found none",
                        "purifier[1]: expected a sensor name of lower-case letters, digits and hyphens"
                                + " (1 to 63, not beginning with a hyphen), found \"SCD41\"");
    }

    @Test
    void thereIsAPurifier() {
        assertThat(mistakes("")).containsExactly(": expected at least one [[purifier]], found none");
    }

    private List<String> mistakes(String purifiers) {
        SettingsException wrong = catchThrowableOfType(SettingsException.class, () -> load(HEAD + purifiers));
        return wrong.mistakes().stream().map(PurifierSettingsTest::written).toList();
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
