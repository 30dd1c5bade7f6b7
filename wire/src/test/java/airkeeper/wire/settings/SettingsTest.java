package airkeeper.wire.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.mqtt.BrokerSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    /** A node's settings with everything that settings can have. */
    record Everything(
            @Or("pi") String node,

            @Between(least = "1", most = "65535") @Or("8080")
            int port,

            @Nullable Integer pin,
            @Or("0.5") double factor,
            @Or("false") boolean quiet,
            @Or("data") Path journal,
            @Or("UTC") ZoneId zone,
            @Nullable Secret token,
            BrokerSettings broker,
            @Nullable Window night,
            Map<Quantity, Double> offsets,
            List<String> names,
            List<Probe> sensor) {}

    record Probe(
            Room room,
            @Or("scd41") String name,

            @Between(least = "1 s", most = "1 h") @Or("30 s")
            Duration interval,

            @Nullable SensorId twin) {}

    record Window(String from, String to) {
        Window {
            if (from.equals(to)) {
                throw new IllegalArgumentException("expected from and to to differ, found " + from + " twice");
            }
        }
    }

    @TempDir
    private Path directory;

    @Test
    void whatIsNotSaidIsAsDocumented() throws Exception {
        Everything settings = load("", Map.of());
        assertThat(settings)
                .isEqualTo(new Everything(
                        "pi",
                        8080,
                        null,
                        0.5,
                        false,
                        Path.of("data"),
                        ZoneId.of("UTC"),
                        null,
                        BrokerSettings.open(URI.create("mqtt://localhost:1883")),
                        null,
                        Map.of(),
                        List.of(),
                        List.of()));
    }

    @Test
    void everythingThatIsSaidIsRead() throws Exception {
        Everything settings = load("""
                node = "attic"
                port = 81
                pin = 17
                factor = 2
                quiet = true
                journal = "/var/lib/airkeeper"
                zone = "Europe/Berlin"
                token = "t"
                names = ["a", "b"]
                [broker]
                url = "ws://broker:8083/mqtt"
                user = "pi"
                password = "p"
                [night]
                from = "22:00"
                to = "06:00"
                [offsets]
                co2 = -12.5
                temperature = -2
                [[sensor]]
                room = "kitchen"
                interval = "5 min"
                [[sensor]]
                room = "attic"
                name = "roof"
                twin = "kitchen/scd41"
                """, Map.of());
        assertThat(settings)
                .isEqualTo(new Everything(
                        "attic",
                        81,
                        17,
                        2,
                        true,
                        Path.of("/var/lib/airkeeper"),
                        ZoneId.of("Europe/Berlin"),
                        new Secret("t"),
                        new BrokerSettings(
                                URI.create("ws://broker:8083/mqtt"), "pi", new Secret("p"), null, null, null, null),
                        new Window("22:00", "06:00"),
                        Map.of(Quantity.CO2, -12.5, Quantity.TEMPERATURE, -2.0),
                        List.of("a", "b"),
                        List.of(
                                new Probe(new Room("kitchen"), "scd41", Duration.ofMinutes(5), null),
                                new Probe(
                                        new Room("attic"),
                                        "roof",
                                        Duration.ofSeconds(30),
                                        SensorId.of("kitchen/scd41")))));
    }

    @Test
    void theEnvironmentOverridesTheFile() throws Exception {
        Everything settings = load(
                """
                port = 81
                names = ["a"]
                [[sensor]]
                room = "kitchen"
                [[sensor]]
                room = "attic"
                """,
                Map.of(
                        "AIRKEEPER_PORT", "82",
                        "AIRKEEPER_BROKER_URL", "mqtt://broker",
                        "AIRKEEPER_NAMES_1", "b",
                        "AIRKEEPER_SENSOR_1_ROOM", "cellar",
                        "AIRKEEPER_OFFSETS_CO2", "7",
                        "HOME", "/root"));
        assertThat(settings.port()).isEqualTo(82);
        assertThat(settings.broker().url()).isEqualTo(URI.create("mqtt://broker"));
        assertThat(settings.names()).containsExactly("a", "b");
        assertThat(settings.offsets()).isEqualTo(Map.of(Quantity.CO2, 7.0));
        assertThat(settings.sensor()).extracting(Probe::room).containsExactly(new Room("kitchen"), new Room("cellar"));
    }

    @Test
    void theEnvironmentAloneIsEnough() throws Exception {
        Everything settings = Settings.load(
                Everything.class,
                null,
                Map.of(
                        "AIRKEEPER_SENSOR_0_ROOM", "kitchen",
                        "AIRKEEPER_SENSOR_0_INTERVAL", "10 s",
                        "AIRKEEPER_SENSOR_1_ROOM", "attic",
                        "AIRKEEPER_NIGHT_FROM", "22:00",
                        "AIRKEEPER_NIGHT_TO", "06:00"));
        assertThat(settings.sensor())
                .containsExactly(
                        new Probe(new Room("kitchen"), "scd41", Duration.ofSeconds(10), null),
                        new Probe(new Room("attic"), "scd41", Duration.ofSeconds(30), null));
        assertThat(settings.night()).isEqualTo(new Window("22:00", "06:00"));
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        mistakes("""
                prot = 81
                port = 0
                pin = "17"
                factor = "much"
                quiet = "yes"
                zone = "Mars/Olympus"
                names = [1]
                [broker]
                url = "http://broker"
                [night]
                from = "22:00"
                to = "22:00"
                [offsets]
                smell = 1
                co2 = "much"
                [[sensor]]
                room = "living room"
                interval = "30"
                [[sensor]]
                interval = "2 h"
                """, Map.of("AIRKEEPER_BROKER_USR", "pi", "AIRKEEPER_JOURNAL", "a\0b"), """
                FILE: port: expected 1 to 65535, found 0
                FILE: pin: expected a whole number, found "17"
                FILE: factor: expected a number, found "much"
                FILE: quiet: expected true or false, found "yes"
                the environment: AIRKEEPER_JOURNAL: expected a path in quotes, found "a?b"
                FILE: zone: expected a time zone such as "Europe/Berlin", found "Mars/Olympus"
                FILE: broker: expected a url such as mqtt://localhost:1883, mqtts://host:8883, ws://host:8083/mqtt or wss://…, found http://broker
                FILE: night: expected from and to to differ, found 22:00 twice
                FILE: offsets.smell: expected one of co2, temperature, humidity, pm1, pm25, pm10, pressure, voc, nox, found "smell"
                FILE: offsets.co2: expected a number, found "much"
                FILE: names[0]: expected a text in quotes, found 1
                FILE: sensor[0].room: expected a room name of lower-case letters, digits and hyphens (1 to 63, not beginning with a hyphen), found "living room"
                FILE: sensor[0].interval: expected a duration such as "30 s", "5 min", "2 h" or "7 d", found "30"
                FILE: sensor[1].room: expected this key, found none
                FILE: sensor[1].interval: expected 1 s to 1 h, found 2 h
                FILE: prot: expected one of node, port, pin, factor, quiet, journal, zone, token, broker, night, offsets, names, sensor, found this key, which nobody asks for
                the environment: AIRKEEPER_BROKER_USR: expected the name of a setting, found none that is called so
                """);
    }

    @Test
    void aValueOfTheWrongKindIsNamed() {
        mistakes("""
                port = 81.5
                factor = inf
                names = "a"
                offsets = 1
                sensor = "kitchen"
                broker = "mqtt://broker"
                journal = 7
                """, Map.of(), """
                FILE: port: expected a whole number, found 81.5
                FILE: factor: expected a number, found Infinity
                FILE: journal: expected a path in quotes, found 7
                FILE: broker: expected a table, found "mqtt://broker"
                FILE: offsets: expected a table, found 1
                FILE: names: expected a list, found "a"
                FILE: sensor: expected a list, found "kitchen"
                """);
    }

    @Test
    void anOverrideIsBlamedOnTheEnvironment() {
        mistakes(
                "",
                Map.of(
                        "AIRKEEPER_PORT", "many",
                        "AIRKEEPER_SENSOR_0_ROOM", "Kitchen",
                        "AIRKEEPER_SENSOR_7_ROOM", "attic",
                        "AIRKEEPER_OFFSETS_CO2", "x"),
                """
                the environment: AIRKEEPER_PORT: expected a whole number, found "many"
                the environment: AIRKEEPER_OFFSETS_CO2: expected a number, found "x"
                the environment: AIRKEEPER_SENSOR_0_ROOM: expected a room name of lower-case letters, digits and hyphens (1 to 63, not beginning with a hyphen), found "Kitchen"
                the environment: AIRKEEPER_SENSOR_7_ROOM: expected the name of a setting, found none that is called so
                """);
    }

    @Test
    void aFileThatIsNotTomlIsNamedWithItsLine() {
        mistakes("port = 81\nnode = attic\n", Map.of(), """
                FILE: expected TOML, but line 2, column 8 is not: Unknown token
                """);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = directory.resolve("missing.toml");
        assertThatThrownBy(() -> Settings.load(Everything.class, missing, Map.of()))
                .hasMessage(missing + ": expected a settings file, found none; the examples in deploy/ are a start");
        assertThatThrownBy(() -> Settings.load(Everything.class, directory, Map.of()))
                .hasMessageStartingWith(directory
                        + ": expected a settings file in UTF-8 that this program may read, found: java.io.IOException");
    }

    @Test
    void aFileInTheSettingsMustBeThere() throws IOException {
        Path ca = directory.resolve("ca.crt");
        String toml = "[broker]\nurl = \"mqtts://broker\"\nca-file = \"" + ca + "\"\n";
        mistakes(toml, Map.of(), "FILE: broker.ca-file: expected a readable file, found none at " + ca + "\n");
        Files.writeString(ca, "not a certificate");
        mistakes(
                toml,
                Map.of(),
                "FILE: broker: expected certificates in PEM (BEGIN CERTIFICATE) in " + ca + ", found something else\n");
    }

    @Test
    void aBrokerThatDoesNotFitTogetherIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "\n");
        String at = "\"" + file + "\"\n";
        broker(
                "url = \"mqtt://pi:secret@broker\"",
                "expected user and password as settings of their own, found them in the url");
        broker(
                "url = \"mqtt:///x\"",
                "expected a url such as mqtt://localhost:1883, mqtts://host:8883, ws://host:8083/mqtt"
                        + " or wss://…, found mqtt:///x");
        broker("password = \"x\"", "expected a user with the password, found none");
        broker(
                "user = \"pi\"\npassword = \"x\"\npassword-file = " + at,
                "expected password or password-file, found both");
        broker(
                "user = \"pi\"\npassword-file = " + at,
                "expected a password in the first line of " + file + ", found none");
        broker("client-certificate = " + at, "expected client-certificate and client-key together, found one of them");
        broker(
                "ca-file = " + at,
                "expected an mqtts:// or wss:// url with ca-file and client-certificate, found"
                        + " mqtt://localhost:1883");
    }

    @Test
    void aSecretIsNeverShown() throws Exception {
        Everything settings = load("token = \"hush\"\n[broker]\nuser = \"pi\"\npassword = \"hush\"\n", Map.of());
        assertThat(settings.toString()).doesNotContain("hush").contains("(secret)");
        assertThat(new Secret("hush")).hasToString("(secret)");
        mistakes(
                "[token]\nhush = 1\n",
                Map.of(),
                "FILE: token: expected a text in quotes, found something else (not shown)\n");
        mistakes(
                "token = 4711\n",
                Map.of(),
                "FILE: token: expected a text in quotes, found something else (not shown)\n");
    }

    private void broker(String toml, String sentence) {
        mistakes("[broker]\n" + toml, Map.of(), "FILE: broker: " + sentence + "\n");
    }

    private void mistakes(String toml, Map<String, String> environment, String expected) {
        SettingsException thrown = catchThrowableOfType(SettingsException.class, () -> load(toml, environment));
        assertThat(thrown).isNotNull();
        assertThat(thrown.getMessage() + "\n").isEqualTo(expected.replace("FILE", file().toString()));
        assertThat(thrown.mistakes()).hasSize((int) expected.lines().count());
    }

    private Everything load(String toml, Map<String, String> environment) throws SettingsException, IOException {
        Files.writeString(file(), toml);
        return Settings.load(Everything.class, file(), environment);
    }

    private Path file() {
        return directory.resolve("node.toml");
    }
}
