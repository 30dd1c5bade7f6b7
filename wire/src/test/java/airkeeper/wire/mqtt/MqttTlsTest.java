package airkeeper.wire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Topic;
import airkeeper.wire.settings.ReadableFile;
import airkeeper.wire.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Encrypted lines, to a broker whose certificates were made for this test by {@code openssl}. */
@Tag("mosquitto")
class MqttTlsTest {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final Path FILES = MosquittoBroker.directory();
    private static final int TLS = MosquittoBroker.freePort();
    private static final int MUTUAL = MosquittoBroker.freePort();
    private static final int WSS = MosquittoBroker.freePort();

    private static @Nullable MosquittoBroker broker;

    @BeforeAll
    static void start() throws Exception {
        openssl("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 2 -subj /CN=test-ca");
        Files.writeString(FILES.resolve("names"), "subjectAltName=DNS:broker.test,IP:127.0.0.1\n");
        signed("server", "-newkey rsa:2048", "-extfile names");
        signed("rsa-node", "-newkey rsa:2048", "");
        signed("ec-node", "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1", "");
        new ProcessBuilder("mosquitto_passwd", "-b", "-c", "passwords", "pi", "right")
                .directory(FILES.toFile())
                .start()
                .waitFor();
        List<String> certificates = List.of("cafile ca.crt", "certfile server.crt", "keyfile server.key");
        List<String> lines = new ArrayList<>(List.of("allow_anonymous false", "password_file passwords"));
        lines.add("listener " + TLS + " 127.0.0.1");
        lines.addAll(certificates);
        lines.add("listener " + MUTUAL + " 127.0.0.1");
        lines.addAll(certificates);
        lines.add("require_certificate true");
        lines.add("listener " + WSS + " 127.0.0.1");
        lines.addAll(certificates);
        lines.add("protocol websockets");
        broker = MosquittoBroker.with(FILES, MosquittoBroker.freePort(), lines);
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void trustsTheGivenAuthorityAndSendsThePassword() {
        speaks(settings("mqtts://127.0.0.1:" + TLS, "ca.crt", null));
        speaks(settings("ssl://127.0.0.1:" + TLS, "ca.crt", null));
    }

    @Test
    void showsItsCertificate() {
        speaks(settings("mqtts://127.0.0.1:" + MUTUAL, "ca.crt", "rsa-node"));
        speaks(settings("mqtts://127.0.0.1:" + MUTUAL, "ca.crt", "ec-node"));
    }

    @Test
    void speaksThroughEncryptedWebSockets() {
        speaks(settings("wss://127.0.0.1:" + WSS + "/mqtt", "ca.crt", null));
    }

    @Test
    void refusesABrokerOfAnotherName() {
        // localhost is not among the names of the certificate
        assertThat(refused(settings("mqtts://localhost:" + TLS, "ca.crt", null)))
                .isEqualTo("no line to mqtts://localhost:" + TLS
                        + ": TLS failed (No subject alternative DNS name matching localhost found.); check ca-file,"
                        + " the host name in the url and client-certificate");
        assertThat(refused(settings("wss://localhost:" + WSS + "/mqtt", "ca.crt", null)))
                .contains("No subject alternative DNS name matching localhost found.");
    }

    @Test
    void refusesABrokerThatNobodyVouchesFor() {
        assertThat(refused(settings("mqtts://127.0.0.1:" + TLS, null, null)))
                .contains("TLS failed (unable to find valid certification path to requested target)");
    }

    @Test
    void isToldWhenItsCertificateIsMissing() {
        assertThat(refused(settings("mqtts://127.0.0.1:" + MUTUAL, "ca.crt", null)))
                .containsAnyOf(
                        // the broker's alert, where it arrives before the connection is seen to be gone
                        "TLS failed (Received fatal alert: certificate_required)",
                        "if the broker asks for certificates, set client-certificate and client-key");
    }

    @Test
    void aFileThatIsNoCertificateIsAMistake() throws IOException {
        Path text = Files.writeString(FILES.resolve("notes.txt"), "not a certificate\n");
        assertThatThrownBy(() -> settings("mqtts://127.0.0.1:" + TLS, "notes.txt", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected certificates in PEM (BEGIN CERTIFICATE) in " + text + ", found something else");
        Path empty = Files.writeString(FILES.resolve("empty.pem"), "");
        assertThatThrownBy(() -> settings("mqtts://127.0.0.1:" + TLS, "empty.pem", null))
                .hasMessage("expected certificates in PEM (BEGIN CERTIFICATE) in " + empty + ", found none");
    }

    @Test
    void aKeyThatIsNoneIsAMistake() throws Exception {
        openssl("rsa -in rsa-node.key -traditional -out old.key");
        Files.copy(FILES.resolve("rsa-node.crt"), FILES.resolve("old.crt"));
        assertThatThrownBy(() -> settings("mqtts://127.0.0.1:" + TLS, "ca.crt", "old"))
                .hasMessage("expected an unencrypted PKCS #8 key in PEM (BEGIN PRIVATE KEY) in "
                        + FILES.resolve("old.key")
                        + ", found none; `openssl pkcs8 -topk8 -nocrypt` makes one of other keys");
        Files.copy(FILES.resolve("rsa-node.crt"), FILES.resolve("mixed.crt"));
        Files.copy(FILES.resolve("ec-node.key"), FILES.resolve("mixed.key"));
        assertThatThrownBy(() -> settings("mqtts://127.0.0.1:" + TLS, "ca.crt", "mixed"))
                .hasMessage("expected the RSA key of the client certificate in " + FILES.resolve("mixed.key")
                        + ", found one that cannot be read as such");
    }

    private static void speaks(BrokerSettings settings) {
        List<Link.State> states = new CopyOnWriteArrayList<>();
        try (MqttLink link = new MqttLink(settings, new Caller(new NodeId("pi"), Duration.ZERO, null, null))) {
            link.watch(states::add);
            link.start();
            await().atMost(BOUND).until(() -> !states.isEmpty());
            assertThat(states).containsExactly(new Link.State(true, "connected to " + settings.url()));
            link.say(Message.text(new Topic("air"), "1")).join();
        }
    }

    private static String refused(BrokerSettings settings) {
        List<Link.State> states = new CopyOnWriteArrayList<>();
        try (MqttLink link = new MqttLink(settings, new Caller(new NodeId("pi"), Duration.ZERO, null, null))) {
            link.watch(states::add);
            link.start();
            await().atMost(BOUND).until(() -> !states.isEmpty());
            assertThat(states).extracting(Link.State::up).containsExactly(false);
            return states.getFirst().why();
        }
    }

    private static BrokerSettings settings(String url, @Nullable String ca, @Nullable String node) {
        return new BrokerSettings(
                URI.create(url),
                "pi",
                new Secret("right"),
                null,
                ca == null ? null : new ReadableFile(FILES.resolve(ca)),
                node == null ? null : new ReadableFile(FILES.resolve(node + ".crt")),
                node == null ? null : new ReadableFile(FILES.resolve(node + ".key")));
    }

    private static void signed(String name, String kind, String more) throws Exception {
        openssl("req " + kind + " -nodes -keyout " + name + ".key -out " + name + ".csr -subj /CN=" + name);
        openssl("x509 -req -in " + name + ".csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -out " + name + ".crt "
                + more);
    }

    private static void openssl(String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.strip().split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(FILES.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
