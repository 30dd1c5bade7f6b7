package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import airkeeper.dashboard.DashboardSettings;
import airkeeper.purifier.PurifierSettings;
import airkeeper.sensor.SensorSettings;
import airkeeper.wire.settings.Keys;
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The packages as they were built, taken apart by dpkg-deb; {@code deploy/packages.sh} installs them in fresh Debians. */
@Tag("dpkg")
class DebianPackagesTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern KEY =
            Pattern.compile("^#?([a-z0-9][a-z0-9-]*) = |^#?\\[+([a-z0-9.-]+)\\]|[{,] ([a-z-]+) = ", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    enum Program {
        SENSOR_NODE("sensor-node", "airkeeper-sensor", SensorSettings.class),
        PURIFIER_NODE("purifier-node", "airkeeper-purifier", PurifierSettings.class),
        DASHBOARD("dashboard", "airkeeper-dashboard", DashboardSettings.class);

        private final String program;
        private final String account;
        private final Class<? extends Record> settings;

        Program(String program, String account, Class<? extends Record> settings) {
            this.program = program;
            this.account = account;
            this.settings = settings;
        }

        Path file() {
            try (var files = Files.newDirectoryStream(ROOT.resolve(program).resolve("target"), "airkeeper-*.deb")) {
                return files.iterator().next();
            } catch (IOException e) {
                throw new UncheckedIOException("build the packages first: ./mvnw package", e);
            }
        }

        String conffile() {
            return "/etc/airkeeper/" + program + ".toml";
        }
    }

    @ParameterizedTest
    @EnumSource
    void needsAJavaThatRunsItAndNothingOfOneArchitecture(Program one) throws Exception {
        assertThat(run("dpkg-deb", "-f", one.file().toString(), "Package", "Architecture", "Depends"))
                .containsExactly(
                        "Package: airkeeper-" + one.program,
                        "Architecture: all",
                        "Depends: openjdk-25-jre-headless | java25-runtime-headless | temurin-25-jre | temurin-25-jdk, adduser");
    }

    @ParameterizedTest
    @EnumSource
    void othersDoNotReadItsSettings(Program one) throws Exception {
        assertThat(run("dpkg-deb", "-I", one.file().toString(), "conffiles")).containsExactly(one.conffile());
        assertThat(listed(one, "." + one.conffile())).startsWith("-rw-r----- root/root ");
        assertThat(listed(one, "./usr/bin/airkeeper-" + one.program)).startsWith("-rwxr-xr-x root/root ");
    }

    @ParameterizedTest
    @EnumSource
    void itsScriptsAreShellAndHaveNothingLeftToFillIn(Program one) throws Exception {
        Path unpacked = unpacked(one);
        List<Path> scripts = new ArrayList<>(List.of(
                unpacked.resolve("usr/bin/airkeeper-" + one.program),
                unpacked.resolve("usr/lib/airkeeper/" + one.program + "/rehearse")));
        for (String script : List.of("postinst", "prerm", "postrm")) {
            scripts.add(unpacked.resolve("DEBIAN").resolve(script));
        }
        for (Path script : scripts) {
            assertThat(run("sh", "-n", script.toString())).isEmpty();
            assertThat(script).isExecutable().content().doesNotContain("@{");
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsUnitRunsItWithLittle(Program one) throws Exception {
        assertThat(unpacked(one).resolve("usr/lib/systemd/system/airkeeper-" + one.program + ".service"))
                .content()
                .doesNotContain("@{")
                .contains("Type=notify", "WatchdogSec=", "User=" + one.account, "RestartPreventExitStatus=64 78")
                .contains("ExecStart=/usr/bin/airkeeper-" + one.program + " " + one.conffile())
                .containsPattern("DevicePolicy=closed|PrivateDevices=yes");
    }

    @Test
    void aRelayIsSeenToAfterEachEndOfItsNode() throws Exception {
        Path unpacked = unpacked(Program.PURIFIER_NODE);
        assertThat(unpacked.resolve("usr/lib/systemd/system/airkeeper-purifier-node.service"))
                .content()
                .contains(
                        "ExecStopPost=-/usr/lib/airkeeper/purifier-node/relays-safe /etc/airkeeper/purifier-node.toml");
        assertThat(unpacked.resolve("usr/lib/airkeeper/purifier-node/relays-safe"))
                .isExecutable();
        assertThat(unpacked.resolve("usr/lib/airkeeper/purifier-node/relay-safe"))
                .isExecutable();
    }

    @ParameterizedTest
    @EnumSource
    void itsSettingsAreRightAsTheyCome(Program one) throws Exception {
        assertThat(Settings.load(
                        one.settings, unpacked(one).resolve(one.conffile().substring(1)), Map.of()))
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void everySettingStandsInItsFile(Program one) throws Exception {
        String text = Files.readString(unpacked(one).resolve(one.conffile().substring(1)));
        assertThat(KEY.matcher(text)
                        .results()
                        .flatMap(DebianPackagesTest::names)
                        .collect(Collectors.toSet()))
                .containsAll(Keys.of(one.settings));
    }

    private static Stream<String> names(MatchResult key) {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(key::group)
                .filter(Objects::nonNull)
                .flatMap(name -> Arrays.stream(name.split("\\.", -1)));
    }

    /** Only the files that it names, which are not on this machine, are wrong then. */
    @ParameterizedTest
    @EnumSource
    void withEveryCommentTakenAwayItsSettingsAreRight(Program one) throws Exception {
        Path file = unpacked(one).resolve(one.conffile().substring(1));
        Path all = Files.writeString(
                folder.resolve("all.toml"), Files.readString(file).replaceAll("(?m)^#(?=[a-z0-9-]+ = |\\[)", ""));
        SettingsException wrong =
                catchThrowableOfType(SettingsException.class, () -> Settings.load(one.settings, all, Map.of()));
        assertThat(wrong.mistakes())
                .isNotEmpty()
                .allSatisfy(mistake -> assertThat(mistake.toString())
                        .containsPattern(": expected a (readable file|program), found none at /"));
    }

    private static String listed(Program one, String path) throws Exception {
        return run("dpkg-deb", "-c", one.file().toString()).stream()
                .filter(line -> line.endsWith(" " + path))
                .findFirst()
                .orElseThrow();
    }

    private Path unpacked(Program one) throws Exception {
        Path unpacked = folder.resolve(one.program);
        assertThat(run("dpkg-deb", "-R", one.file().toString(), unpacked.toString()))
                .isEmpty();
        return unpacked;
    }

    /** The lines that it said; it has to succeed. */
    private static List<String> run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }
}
