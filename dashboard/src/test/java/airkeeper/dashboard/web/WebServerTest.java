package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.dashboard.About;
import airkeeper.dashboard.DashboardSettings;
import airkeeper.dashboard.Health;
import airkeeper.dashboard.Role;
import airkeeper.wire.program.Program;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
    private static final Path PAGE = Path.of("src/main/resources/web");
    private static final String LIBRARY = "/webjars/chart.js/4.5.1/dist/chart.umd.min.js";
    private static final Pattern FETCHED = Pattern.compile("'(/webjars/[^']+)'");
    private static final Pattern LINKED = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");
    private static final Pattern IMPORTED = Pattern.compile(
            "(?m)(?:^(?:import|export) [^;]*?from |import\\(|sheet\\()['\"](\\./[^'\"]+|/[^'\"/]+\\.css)['\"]");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webmanifest", "application/manifest+json");

    private final Site site = new Site();

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void saysWhatItIs() throws Exception {
        assertThat(site.get("/api/v1/about").body()).isEqualTo("""
                        {"now":"2026-11-21T12:00:00Z","speed":1,"edition":"%s","simulated":false,"version":"%s","guideline":{"name":"HSE (UK)",\
                        "source":"Health and Safety Executive (UK), Ventilation in the workplace: using CO₂ monitors; absolute ppm",\
                        "unit":"ppm","fair":800,"poor":1500}}""".formatted(Edition.here(), Program.version()));
    }

    @Test
    void saysHowItIs() throws Exception {
        assertThat(site.get("/health/live").body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(site.get("/health/ready").body()).isEqualTo("{\"status\":\"ok\"}");
        site.telling.wrong(Health.Part.DATABASE, "the disk is full");
        site.telling.wrong(Health.Part.BROKER, "no answer");
        HttpResponse<String> failing = site.get("/health/ready");
        assertThat(failing.statusCode()).isEqualTo(503);
        assertThat(failing.body()).isEqualTo("""
                        {"status":"failing","troubles":[{"part":"broker",\
                        "why":"It is not well; log in to be told why, or look into the log.","since":"2026-11-21T12:00:00Z"},\
                        {"part":"database",\
                        "why":"It is not well; log in to be told why, or look into the log.","since":"2026-11-21T12:00:00Z"}]}""");
        assertThat(site.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void whyItFailsIsToldToWhoeverIsLoggedIn() throws Exception {
        site.user("Vera", Role.VIEWER);
        site.telling.wrong(Health.Part.BROKER, "the broker refused the user name or password as user air");

        assertThat(site.get("/health/ready").body()).doesNotContain("user air");
        assertThat(site.get("/health/ready", "Cookie", site.login("Vera")).body())
                .contains("as user air");
    }

    @Test
    void everyAnswerIsGuarded() throws Exception {
        for (String path : List.of("/api/v1/rooms", "/api/nothing", LIBRARY)) {
            var headers = site.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .isEqualTo("default-src 'self'; img-src 'self' data:; script-src 'self'; style-src 'self';"
                            + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    @Test
    void thePageIsItsFile() throws Exception {
        HttpResponse<String> page = site.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(page.body()).isEqualTo(Files.readString(PAGE.resolve("index.html")));
    }

    @Test
    void everyFileThatThePageNeedsIsServedAsWhatItIs() throws Exception {
        String index = site.get("/").body();
        Deque<URI> wanted = new ArrayDeque<>();
        LINKED.matcher(index).results().forEach(link -> wanted.add(URI.create(link.group(1))));
        Set<URI> seen = new TreeSet<>();
        while (!wanted.isEmpty()) {
            URI file = wanted.remove();
            if (!seen.add(file)) {
                continue;
            }
            HttpResponse<String> answer = site.get(file.getPath());
            assertThat(answer.statusCode()).as("%s", file).isEqualTo(200);
            String kind = file.getPath().substring(file.getPath().lastIndexOf('.') + 1);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .as("%s", file)
                    .hasValue(Objects.requireNonNull(TYPES.get(kind), kind));
            if (kind.equals("js")) {
                IMPORTED.matcher(answer.body())
                        .results()
                        .map(match -> match.group(1))
                        .forEach(name -> wanted.add(file.resolve(name)));
                FETCHED.matcher(answer.body()).results().forEach(match -> wanted.add(URI.create(match.group(1))));
            }
        }
        assertThat(seen).hasSizeGreaterThan(25);
        assertThat(seen).contains(URI.create("/style.css"), URI.create("/js/main.js"), URI.create("/js/words.js"));
        assertThat(seen).contains(URI.create(LIBRARY), URI.create("/js/kiosk.js"), URI.create("/kiosk.css"));
    }

    @Test
    void librariesAreSentOnceAndShort() throws Exception {
        String path = LIBRARY;
        HttpResponse<String> plain = site.get(path);
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(plain.headers().firstValue("Content-Type")).hasValue("text/javascript; charset=utf-8");
        assertThat(plain.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        HttpResponse<byte[]> zipped = site.client()
                .send(
                        HttpRequest.newBuilder(site.at(path))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(zipped.body().length).isLessThan(plain.body().length() / 2);
        String tag = zipped.headers().firstValue("ETag").orElseThrow();
        assertThat(site.get(path, "Accept-Encoding", "gzip", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webjars/../../airkeeper/dashboard/web/WebServer.class",
                "/webjars/..%2f..%2fMANIFEST.MF",
                "/webjars/%2e%2e/%2e%2e/MANIFEST.MF",
                "/webjars/chart.js/../../../../simplelogger.properties",
                "/..%5c..%5cetc/passwd",
                "/../simplelogger.properties",
                "/webjars/chart.js",
                "/webjars/chart.js/4.5.1/dist/",
                "/webjars//chart.js/4.5.1/dist/chart.js",
                "/webjars/.hidden.js",
                "/nothing.html",
            })
    void nothingElseIsServed(String path) throws Exception {
        assertThat(Raw.status(site.server.port(), path)).isIn(400, 404);
    }

    @Test
    void whatIsNotThereIsAProblem() throws Exception {
        HttpResponse<String> answer = site.get("/api/v1/nothing");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("""
                        {"type":"about:blank","title":"Not Found","status":404,"detail":"there is nothing at GET \\"/api/v1/nothing\\""}""");
        HttpResponse<String> post = site.client()
                .send(
                        HttpRequest.newBuilder(site.at("/api/v1/rooms"))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
        assertThat(post.body()).isEqualTo("""
                        {"type":"about:blank","title":"Not Found","status":404,"detail":"there is nothing at POST \\"/api/v1/rooms\\""}""");
    }

    @Test
    void othersMayAddRoutes() throws Exception {
        assertThat(site.get("/more").body()).isEqualTo("more");
    }

    @Test
    void aTakenPortIsSaidInASentence() {
        WebServer second = new WebServer(
                new DashboardSettings.Web("127.0.0.1", site.server.port()),
                About.REAL,
                site.dashboard,
                site.told(),
                site.time,
                List.of());
        assertThatThrownBy(second::start)
                .isInstanceOf(PortTakenException.class)
                .hasMessage("port " + site.server.port() + " is taken; set web.port to another one");
        second.close();
        second.close();
    }
}
