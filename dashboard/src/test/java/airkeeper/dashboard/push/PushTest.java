package airkeeper.dashboard.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.dashboard.Channel.Kind;
import airkeeper.dashboard.Channel.Notice;
import airkeeper.dashboard.ChannelException;
import airkeeper.wire.settings.Secret;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushTest {
    private static final Notice RAISED = new Notice(
            Kind.RAISED,
            "Airkeeper: alert",
            "Küche 204",
            "air/kitchen/co2",
            "kitchen: CO₂ 1700 ppm, poor.",
            Instant.parse("2026-11-21T12:15:10Z"));

    private final List<String> heard = new ArrayList<>();
    private int status = 200;
    private String answer = "{\"id\":\"x\"}";

    @SuppressWarnings("NullAway.Init") // made before each test
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::hear);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void hear(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        for (String name : List.of("Title", "Tags", "Priority", "Content-Type", "Authorization")) {
            if (headers.containsKey(name)) {
                heard.add(name + ": " + headers.getFirst(name));
            }
        }
        heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] said = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, said.length == 0 ? -1 : said.length);
        exchange.getResponseBody().write(said);
        exchange.close();
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/our-school-air");
    }

    @Test
    void ntfyHearsTextWithATitle() throws ChannelException {
        assertThat(new Ntfy(url(), new Secret("tk_1")).say(RAISED))
                .isEqualTo("ntfy answered: status 200, \"{\"id\":\"x\"}\"");
        assertThat(heard)
                .containsExactly(
                        "Title: Airkeeper: alert",
                        "Tags: warning",
                        "Priority: high",
                        "Authorization: Bearer tk_1",
                        "POST /our-school-air kitchen: CO₂ 1700 ppm, poor.");
    }

    @Test
    void aWebhookHearsJson() throws ChannelException {
        answer = "";
        status = 204;
        assertThat(new Webhook(url(), null).say(RAISED)).isEqualTo("the webhook answered: status 204");
        assertThat(heard)
                .containsExactly(
                        "Content-Type: application/json",
                        "POST /our-school-air {\"kind\":\"raised\",\"key\":\"air/kitchen/co2\",\"title\":\"Airkeeper: alert\","
                                + "\"text\":\"kitchen: CO₂ 1700 ppm, poor.\",\"time\":\"2026-11-21T12:15:10Z\"}");
    }

    @Test
    void aRefusalIsShownWithoutTheSecretAddress() {
        status = 403;
        answer = "forbidden";
        assertThatThrownBy(() -> new Ntfy(url(), null).say(RAISED))
                .isInstanceOf(ChannelException.class)
                .hasMessage("ntfy refused it: status 403, \"forbidden\". Check the address and the token.");
    }

    @Test
    void whereNothingListensItSaysSo() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Webhook webhook = new Webhook(URI.create("http://127.0.0.1:" + port + "/secret"), null);
        assertThatThrownBy(() -> webhook.say(RAISED))
                .isInstanceOf(ChannelException.class)
                .hasMessage("the webhook could not be reached at 127.0.0.1:" + port
                        + ": nothing listens there; check the address.");
    }

    @Test
    void aNameThatIsNotKnownIsSaidToBeOne() {
        Ntfy ntfy = new Ntfy(URI.create("http://nowhere.invalid/air"), null);
        assertThatThrownBy(() -> ntfy.say(RAISED))
                .isInstanceOf(ChannelException.class)
                .hasMessage("ntfy could not be reached at nowhere.invalid: its name is not known; check the address and"
                        + " the network.");
    }
}
