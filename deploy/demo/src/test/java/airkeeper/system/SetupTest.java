package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deploy/mosquitto/setup.sh} writes, says and refuses. */
@Tag("mosquitto")
class SetupTest {
    @TempDir
    private Path directory;

    private SecuredBroker broker;

    @BeforeEach
    void setUp() {
        broker = new SecuredBroker(directory.resolve("broker"));
    }

    @Test
    void doneTwiceItChangesNothing() throws IOException {
        broker.setUp("add", "sensor-node", "pi-kitchen", "kitchen/scd41");
        Map<Path, String> before = files();

        assertThat(broker.setUp("init")).containsExactly("The broker is set up already; nothing was changed.");
        assertThat(broker.setUp("add", "sensor-node", "pi-kitchen", "kitchen/scd41"))
                .containsExactly("sensor-node pi-kitchen is there already; nothing was changed.");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aDryRunSaysWhatItWouldDoAndWritesNothing() throws IOException {
        broker.setUp("add", "sensor-node", "pi-kitchen", "kitchen/scd41");
        Map<Path, String> before = files();
        Path folder = broker.folder();

        assertThat(broker.setUp("--dry-run", "add", "viewer", "anna"))
                .containsExactly(
                        "would write " + folder + "/accounts/anna.acl",
                        "would write " + folder + "/accounts/anna.password",
                        "would write " + folder + "/handouts/anna.env",
                        "would write " + folder + "/acl and " + folder + "/passwords from all accounts");
        assertThat(broker.setUp("--dry-run", "revoke", "pi-kitchen"))
                .contains("would delete " + folder + "/accounts/pi-kitchen.acl");
        assertThat(broker.setUp("--dry-run", "init")).containsExactly("would change nothing");
        assertThat(broker.setUp("--dry-run", "renew")).anyMatch(line -> line.startsWith("would write"));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void secretsAreTheirOwnersAndStandInNoOutput() throws IOException {
        List<String> said = broker.setUp("add", "dashboard", "dashboard");
        String password = broker.handout("dashboard").get("AIRKEEPER_BROKER_PASSWORD");

        assertThat(password).matches("[0-9a-f]{32}");
        assertThat(said).noneMatch(line -> line.contains(password));
        assertThat(broker.setUp("list")).noneMatch(line -> line.contains(password));
        for (String secret : List.of("ca.key", "server.key", "passwords", "acl", "handouts/dashboard.env")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(broker.folder().resolve(secret))))
                    .as(secret)
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(broker.folder().resolve("passwords")))
                .startsWith("dashboard:$7$")
                .doesNotContain(password);
    }

    @Test
    void listsWhoMayDoWhatAndHowLongTheCertificatesHold() {
        broker.setUp("add", "--local", "sensor-node", "pi-kitchen", "kitchen/scd41", "--hears", "home/kitchen/co2");

        assertThat(broker.setUp("list"))
                .hasSize(3)
                .contains(
                        "sensor-node pi-kitchen kitchen/scd41 --hears home/kitchen/co2   (its password still waits in "
                                + broker.folder() + "/handouts/pi-kitchen.env)")
                .anyMatch(line ->
                        line.matches("The server's certificate holds until \\d{4}-\\d\\d-\\d\\d, for 109\\d days;"
                                + " then: .*setup\\.sh --folder .* renew"))
                .anyMatch(line -> line.startsWith("The authority holds until "));
        assertThat(broker.handout("pi-kitchen"))
                .containsEntry("AIRKEEPER_BROKER_URL", "mqtt://localhost:" + broker.port())
                .doesNotContainKey("AIRKEEPER_BROKER_CA_FILE");
    }

    @Test
    void aNewNameOfTheComputerGetsIntoTheCertificate() throws IOException {
        String authority = Files.readString(broker.folder().resolve("ca.pem"));

        assertThat(broker.setUp("init", "--name", "air.school.example"))
                .contains("The server's certificate does not hold for air.school.example yet.");
        List<String> output = new ArrayList<>();
        NodeProcess.run(
                output,
                "openssl",
                "x509",
                "-noout",
                "-ext",
                "subjectAltName",
                "-in",
                broker.folder().resolve("server.pem").toString());
        assertThat(String.join(" ", output))
                .contains("DNS:air.school.example", "DNS:localhost", "IP Address:127.0.0.1");
        assertThat(Files.readString(broker.folder().resolve("ca.pem"))).isEqualTo(authority);
    }

    @Test
    void theCertificateIsRenewedBeforeItsEndOnly() throws IOException {
        String certificate = Files.readString(broker.folder().resolve("server.pem"));
        String renewal = Files.readAllLines(broker.folder().resolve("units/airkeeper-certificate.service")).stream()
                .filter(line -> line.startsWith("ExecStart="))
                .map(line -> line.substring("ExecStart=".length()))
                .findFirst()
                .orElseThrow();
        assertThat(renewal).endsWith(" --folder " + broker.folder().toAbsolutePath() + " renew --before 60");
        assertThat(Files.readAllLines(broker.folder().resolve("units/airkeeper-certificate.timer")))
                .contains("OnCalendar=weekly", "Persistent=true", "WantedBy=timers.target");
        List<String> output = new ArrayList<>();
        assertThat(NodeProcess.run(output, "sh", "-c", renewal)).isZero();
        assertThat(output).singleElement().asString().startsWith("The server's certificate holds until ");
        assertThat(Files.readString(broker.folder().resolve("server.pem"))).isEqualTo(certificate);

        assertThat(broker.setUp("renew", "--before", "1200"))
                .contains("wrote " + broker.folder().toAbsolutePath() + "/server.pem");
        assertThat(Files.readString(broker.folder().resolve("server.pem"))).isNotEqualTo(certificate);
    }

    /** A Mosquitto 2.0 that reads its files anew may end connections again and again; logrotate has it do so. */
    @Test
    void reloadingTheServiceStartsItAnew() throws IOException {
        assertThat(Files.readAllLines(broker.folder().resolve("units/mosquitto.service.d/airkeeper.conf")))
                .containsSequence(
                        "[Service]", "ExecReload=", "ExecReload=systemctl --no-block restart mosquitto.service");
    }

    @Test
    void whatItCannotDoIsOneSentence() {
        refuses(
                64,
                "expected a room and a name in it such as kitchen/scd41, found \"kitchen\"",
                "add",
                "sensor-node",
                "pi",
                "kitchen");
        refuses(64, "expected the sensors of the node, such as kitchen/scd41, found none", "add", "sensor-node", "pi");
        refuses(
                64,
                "expected a name of lower-case letters, digits and hyphens, found \"Pi 1\"",
                "add",
                "viewer",
                "Pi 1");
        refuses(64, "expected an option of a sensor-node, found \"--says\"", "add", "sensor-node", "pi", "--says", "a");
        refuses(
                64,
                "expected a topic of somebody else after --says, outside airkeeper/ and without #, found"
                        + " \"airkeeper/kitchen/purifier/fan/set\"",
                "add",
                "device",
                "esp",
                "--says",
                "airkeeper/kitchen/purifier/fan/set");
        refuses(64, "expected a topic without + after --says, found \"a/+\"", "add", "device", "esp", "--says", "a/+");
        refuses(64, "expected a port from 1 to 65535, found \"70000\"", "init", "--port", "70000");
        refuses(64, "expected --before and a number of days, found \"now\"", "renew", "now");
        refuses(64, "expected a number of days after --before, found \"soon\"", "renew", "--before", "soon");
        refuses(64, "expected init, add, revoke, list or renew, found \"remove\"", "remove");
    }

    @Test
    void whatIsNotThereCannotBeRevoked() {
        broker.setUp("add", "viewer", "anna");
        List<String> output = new ArrayList<>();

        assertThat(broker.run(output, "revoke", "ben")).isEqualTo(1);
        assertThat(output).containsExactly("setup.sh: there is no \"ben\"; those there are: anna");
    }

    @Test
    void thePrefixStaysWhilePermissionsAreForIt() {
        broker.setUp("init", "--prefix", "school/air");
        broker.setUp("add", "viewer", "anna");
        List<String> output = new ArrayList<>();

        assertThat(broker.run(output, "init", "--prefix", "airkeeper")).isEqualTo(1);
        assertThat(output)
                .containsExactly(
                        "setup.sh: expected the prefix school/air, for which there are permissions already, found"
                                + " airkeeper: revoke first anna");
    }

    private void refuses(int exit, String sentence, String... arguments) {
        List<String> output = new ArrayList<>();
        assertThat(broker.run(output, arguments)).isEqualTo(exit);
        assertThat(output).containsExactly("setup.sh: " + sentence + "; see ../mosquitto/setup.sh --help");
    }

    /** Every file and what it holds. */
    private Map<Path, String> files() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(broker.folder())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file, Files.readString(file) + Files.getLastModifiedTime(file));
            }
        }
        return files;
    }
}
