package airkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo in this process, on a broker of its own; JUnit fails when its folder cannot be removed afterwards. */
class ShowTest {
    static final ZonedDateTime BEGIN = ZonedDateTime.parse("2026-11-19T07:50:00Z");

    private static final String RELAY = "airkeeper/classroom/purifier/ventilator";

    @TempDir
    private Path folder;

    @Test
    void itComesUpKnowsItsWeekAndEnds() throws Exception {
        Show show = show(0);
        try (HttpClient client = HttpClient.newHttpClient()) {
            show.start();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(get(client, show.page().resolve("/api/v1/rooms")))
                            .contains("\"room\":\"bedroom\"", "\"room\":\"classroom\"", "\"room\":\"kitchen\"")
                            .contains("\"purifier\":\"ventilator\"", "\"purifier\":\"purifier\""));
            assertThat(get(client, show.page().resolve("/api/v1/rooms/classroom/series?quantity=co2&points=1")))
                    .contains("\"since\":\"2026-11-12T07:50:30Z\"");
        } finally {
            show.closeWithBroker();
        }
        show.close();
    }

    @Test
    void theCurvesGoOnFromTheWeekWithoutAGap() throws Exception {
        // it warms up for a minute, and what it measures then is in no curve
        Show show = new Show(new Options(10, 0, null, false), folder, BEGIN);
        URI series = show.page().resolve("/api/v1/rooms/classroom/series?quantity=temperature&to=2026-11-19T07:52:00Z");
        try (HttpClient client = HttpClient.newHttpClient()) {
            show.start();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(get(client, URI.create(series + "&from=2026-11-19T07:50:10Z&points=1")))
                                    .containsPattern("\"count\":\\[[1-9]"));
            assertThat(get(client, URI.create(series + "&from=2026-11-19T07:40:00Z")))
                    .contains("\"gaps\":[]");
        } finally {
            show.closeWithBroker();
        }
    }

    @Test
    void aTakenPortIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Show show = show(taken.getLocalPort());
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            Demo.introduce(
                    new Options(60, taken.getLocalPort(), null, false),
                    show,
                    BEGIN,
                    new PrintStream(said, true, StandardCharsets.UTF_8));

            assertThat(show.page().getPort()).isNotEqualTo(taken.getLocalPort());
            assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains("Port " + taken.getLocalPort() + " is taken, so the dashboard has another one.\n")
                    .contains("Dashboard " + show.page() + "\n");
        }
    }

    @Test
    @Tag("mosquitto")
    void clientsOfMqtt311HearAndCommandARelay() throws Exception {
        Show show = show(0);
        Process listener = null;
        try {
            show.start();
            listener = client(show, "mosquitto_sub", "-W", "60", "-t", RELAY + "/relay");
            try (BufferedReader lines = listener.inputReader(StandardCharsets.UTF_8)) {
                assertThat(lines.readLine()).isEqualTo("OFF");
                Process speaker = client(show, "mosquitto_pub", "-q", "1", "-t", RELAY + "/set", "-m", "ON");
                assertThat(speaker.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(speaker.exitValue()).isZero();
                assertThat(lines.readLine()).isEqualTo("ON");
                show.close();
                assertThat(lines.readLine()).as("no relay is left on").isEqualTo("OFF");
            }
        } finally {
            if (listener != null) {
                listener.destroy();
            }
            show.closeWithBroker();
        }
    }

    private Show show(int port) {
        return new Show(new Options(60, port, null, false), folder, BEGIN);
    }

    private static Process client(Show show, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program, "-V", "mqttv311"));
        command.addAll(List.of(
                "-h", show.mqtt().getHost(), "-p", String.valueOf(show.mqtt().getPort())));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String get(HttpClient client, URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
