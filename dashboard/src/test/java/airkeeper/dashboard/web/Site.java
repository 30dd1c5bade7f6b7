package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.About;
import airkeeper.dashboard.Broker;
import airkeeper.dashboard.Dashboard;
import airkeeper.dashboard.DashboardSettings;
import airkeeper.dashboard.Entry;
import airkeeper.dashboard.Guideline;
import airkeeper.dashboard.Health;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.RefusedException;
import airkeeper.dashboard.Role;
import airkeeper.dashboard.Tap;
import airkeeper.dashboard.Telling;
import airkeeper.wire.Caller;
import airkeeper.wire.Decision;
import airkeeper.wire.Drives;
import airkeeper.wire.Mode;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.PurifierReport;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Reason;
import airkeeper.wire.SensorId;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.time.HandTime;
import io.javalin.config.JavalinState;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A running dashboard of a kitchen at noon, and one who asks it. */
final class Site implements AutoCloseable {
    static final SensorId SENSOR = SensorId.of("kitchen/scd41");
    static final String PASSWORD = "correct horse";
    private static final String HASH = new Passwords().hash(PASSWORD);
    static final PurifierId FAN = PurifierId.of("kitchen/fan");

    final HandTime time = HandTime.at("2026-11-21T12:00:00Z");
    final ListHistory history;
    final MemoryBroker broker = new MemoryBroker();
    final Dashboard dashboard;
    final Telling telling;
    final WebServer server;
    private @Nullable JavalinState router;
    private final HttpClient client = HttpClient.newHttpClient();

    Site() {
        this(new DashboardSettings.Web("127.0.0.1", 0));
    }

    Site(DashboardSettings.Web settings) {
        this(settings, new ListHistory());
    }

    /** One of several dashboards, perhaps, that have the same history. */
    Site(DashboardSettings.Web settings, ListHistory history) {
        this.history = history;
        dashboard = new Dashboard(
                Topics.standard(),
                Duration.ofSeconds(1),
                Guideline.HSE_UK,
                time,
                broker.link(new Caller(new NodeId("dashboard"), Duration.ZERO, null, null)),
                history);
        telling = new Telling(dashboard);
        server = new WebServer(settings, About.REAL, dashboard, told(), time, List.of(config -> {
            config.routes.get("/more", ctx -> ctx.result("more")).post("/more", ctx -> ctx.result("changed"));
            new BackupRoute(null, time).on(config);
            router = config.unsafe;
        }));
        telling.well(Health.Part.BROKER);
        telling.well(Health.Part.DATABASE);
        server.start();
    }

    /** The broker as people are told of it. */
    Broker told() {
        return new Broker(
                URI.create("mqtts://broker.school:8884"),
                "airkeeper",
                true,
                false,
                Topics.standard(),
                new Tap(new NodeId("dashboard"), broker::link, time));
    }

    /** All that the server answers. */
    List<Endpoint> routes() {
        return Objects.requireNonNull(router).internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint)
                .toList();
    }

    /** A reading that is remembered and known as of now. */
    void measured(String at, double co2) {
        Reading reading = reading(at, co2);
        history.add(List.of(new Entry.Measured(SENSOR, reading, Entry.Stamp.NODE)));
        telling.measured(SENSOR, reading);
    }

    /** As many quarters of an hour of 16 µg/m³ PM2.5, the last of which is now; known, and not remembered. */
    void particles(int quarters) {
        Instant now = Objects.requireNonNull(time.wall());
        for (int before = quarters - 1; before >= 0; before--) {
            Instant at = now.minus(Duration.ofMinutes(15L * before));
            telling.measured(SENSOR, new Reading(at, 8, Map.of(Quantity.PM25, 16.0), Quality.OK));
        }
    }

    static Reading reading(String at, double co2) {
        return new Reading(Instant.parse(at), 7, Map.of(Quantity.CO2, co2, Quantity.TEMPERATURE, 21.456), Quality.OK);
    }

    void decided(String at, Power power, String why) {
        history.add(List.of(decision(at, power, why)));
    }

    static Entry.Decided decision(String at, Power power, String why) {
        Reason reason = power == Power.ON ? Reason.TOO_HIGH : Reason.LOW_ENOUGH;
        return new Entry.Decided(FAN, new Decision(Instant.parse(at), power, true, reason, why));
    }

    static PurifierReport report() {
        return new PurifierReport(
                Instant.parse("2026-11-21T11:59:57Z"),
                Power.ON,
                Mode.AUTO,
                Reason.TOO_HIGH,
                "1020 ppm is above 1000",
                Instant.parse("2026-11-21T11:50:00Z"),
                null,
                Quantity.CO2,
                1020.0,
                1000,
                800,
                Drives.VENTILATOR,
                3600,
                12,
                new NodeId("purifier-1"),
                null);
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Asks with a body, or without one; {@code json} null. */
    HttpResponse<String> send(String method, String path, @Nullable String json, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Makes a user with the password {@value #PASSWORD}. */
    void user(String name, Role role) throws HistoryException, RefusedException {
        dashboard.accounts().add(name, role, HASH, "test");
    }

    /** Logs in as the page does; what a browser sends from then on as {@code Cookie}. */
    String login(String name) throws IOException, InterruptedException {
        var answer = send("POST", "/api/v1/login", login(name, PASSWORD), "Origin", origin());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return cookie(answer);
    }

    static String login(String name, String password) {
        return "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}";
    }

    static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    String origin() {
        return "http://127.0.0.1:" + server.port();
    }

    static String detail(HttpResponse<String> problem) throws MalformedException {
        return Json.tree(problem.body().getBytes(StandardCharsets.UTF_8))
                .path("detail")
                .asText();
    }

    HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
