package airkeeper.dashboard.web;

import airkeeper.dashboard.Dashboard;
import airkeeper.dashboard.DashboardSettings;
import airkeeper.dashboard.Guideline;
import airkeeper.dashboard.sqlite.SqliteHistory;
import airkeeper.wire.Caller;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Topic;
import airkeeper.wire.Topics;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.memory.MemoryLink;
import airkeeper.wire.time.HandTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A dashboard with a real history and a real server, on a line in memory and a clock moved by hand. */
final class Household implements AutoCloseable {
    static final Instant T = Instant.parse("2026-11-21T10:00:00Z");

    final HandTime time = new HandTime(T);
    final MemoryBroker broker = new MemoryBroker();
    final MemoryLink line = broker.link(new Caller(new NodeId("dashboard"), Duration.ofDays(1), null, null));
    final WebServer web;
    private final MemoryLink node = broker.link(new Caller(new NodeId("node"), Duration.ZERO, null, null));
    private final Dashboard dashboard;
    private final HttpClient browser = HttpClient.newHttpClient();

    Household(Path folder) {
        dashboard = new Dashboard(
                Topics.standard(),
                Duration.ofSeconds(1),
                Guideline.HSE_UK,
                time,
                line,
                new SqliteHistory(folder.resolve("airkeeper.db")));
        web = new WebServer(new DashboardSettings.Web("127.0.0.1", 0), dashboard, time, About.REAL, List.of());
        node.start();
        dashboard.start();
        time.settle();
        web.start();
    }

    /** Says a message and lets the dashboard do all that is due within a second. */
    void said(String topic, String payload) {
        say(topic, payload);
        time.advance(Duration.ofSeconds(1));
    }

    void say(String topic, String payload) {
        node.say(Message.json(new Topic("airkeeper/" + topic), payload.getBytes(StandardCharsets.UTF_8)))
                .join();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return browser.send(request(path, headers), HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    HttpClient browser() {
        return browser;
    }

    @Override
    public void close() {
        web.close();
        dashboard.close();
        browser.close();
    }
}
