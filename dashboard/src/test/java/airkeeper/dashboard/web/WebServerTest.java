package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebServerTest {
    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test, in the folder that JUnit gives
    private Household household;

    @BeforeEach
    void open() {
        household = new Household(folder);
    }

    @AfterEach
    void close() {
        household.close();
    }

    private void kitchen() {
        household.said("node/pi", """
                {"state":"online","node":"pi","kind":"sensor","version":"1","sensors":["kitchen/scd41"]}""");
        household.said("kitchen/sensor/scd41", """
                {"time":"2026-11-21T10:00:00Z","seq":1,"co2":812,"temperature":21.4,"quality":"ok"}""");
        household.said("kitchen/sensor/scd41", """
                {"time":"2026-11-21T10:00:30Z","seq":2,"co2":9000,"quality":"implausible"}""");
        household.said("kitchen/purifier/fan/why", """
                {"time":"2026-11-21T10:00:01Z","power":"on","changed":true,"reason":"too-high","why":"CO₂ 1012 ppm ≥ 1000 ppm"}""");
        household.said("kitchen/purifier/fan", """
                {"time":"2026-11-21T10:00:01Z","power":"on","mode":"auto","reason":"too-high","why":"CO₂ 1012 ppm ≥ 1000 ppm",
                 "since":"2026-11-21T10:00:01Z","quantity":"co2","value":1012,"on":1000,"off":800,"drives":"ventilator",
                 "runSeconds":0,"switches":1,"node":"pi"}""");
        household.time.advance(Duration.ofSeconds(26));
    }

    @Test
    void thereAreNoRoomsBeforeTheFirstReading() throws Exception {
        assertThat(household.get("/api/v1/rooms").body()).isEqualTo("[]");
    }

    @Test
    void aRoomIsShownAsItIsNow() throws Exception {
        kitchen();
        String kitchen = """
                {"room":"kitchen",\
                "now":{"co2":{"value":812,"unit":"ppm","time":"2026-11-21T10:00:00Z","ageSeconds":31,"stale":false,"quality":"ok","level":"fair"},\
                "temperature":{"value":21.4,"unit":"°C","time":"2026-11-21T10:00:00Z","ageSeconds":31,"stale":false,"quality":"ok","level":null}},\
                "sensors":[{"sensor":"scd41","time":"2026-11-21T10:00:30Z","ageSeconds":1,"stale":false,"quality":"implausible","online":true}],\
                "purifiers":[{"purifier":"fan","power":"on","mode":"auto","reason":"too-high","why":"CO₂ 1012 ppm ≥ 1000 ppm",\
                "since":"2026-11-21T10:00:01Z","until":null,"quantity":"co2","value":1012,"on":1000,"off":800,"drives":"ventilator",\
                "ageSeconds":30,"online":true}]}""";

        HttpResponse<String> rooms = household.get("/api/v1/rooms");
        assertThat(rooms.body()).isEqualTo("[" + kitchen + "]");
        assertThat(rooms.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(rooms.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(household.get("/api/v1/rooms/kitchen").body()).isEqualTo(kitchen);
    }

    @Test
    void aValueGrowsStaleAndAPurifierGoesOffline() throws Exception {
        kitchen();
        household.time.advance(Duration.ofSeconds(60));
        assertThat(household.get("/api/v1/rooms/kitchen").body()).contains("\"ageSeconds\":91,\"stale\":true");

        household.said("node/pi", """
                {"state":"offline","node":"pi","kind":"sensor","version":"1","sensors":["kitchen/scd41"]}""");
        assertThat(household.get("/api/v1/rooms/kitchen").body())
                .contains("\"quality\":\"implausible\",\"online\":false")
                .endsWith("\"online\":false}]}");
    }

    @Test
    void aSeriesHasUsableValuesInSlotsAndNullsWhereThereAreNone() throws Exception {
        kitchen();
        household.said("kitchen/sensor/second", """
                {"time":"2026-11-21T10:00:10Z","seq":2,"co2":1000,"quality":"ok"}""");
        String path = "/api/v1/rooms/kitchen/series?quantity=co2&from=2026-11-21T10:00:00Z&to=1795255320000&points=4";

        assertThat(household.get(path).body()).isEqualTo("""
                        {"room":"kitchen","quantity":"co2","unit":"ppm","from":"2026-11-21T10:00:00Z","to":"2026-11-21T10:02:00Z",\
                        "step":30,"start":"2026-11-21T10:00:00Z","cadence":30,"count":[2,0,0,0],"min":[812,null,null,null],\
                        "mean":[906,null,null,null],"max":[1000,null,null,null]}""");
        assertThat(household.get(path + "&sensor=second").body()).contains("\"count\":[1,0,0,0]");
    }

    @Test
    void aSpanThatIsOverIsTaggedAndAnOpenOneIsNot() throws Exception {
        kitchen();
        String over = "/api/v1/rooms/kitchen/series?quantity=co2&from=2026-11-21T08:00:00Z&to=2026-11-21T09:00:00Z";
        HttpResponse<String> first = household.get(over);
        String tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(tag).matches("\"[^\"]+\"");
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("private, max-age=60, must-revalidate");
        assertThat(household.get(over, "If-None-Match", tag).statusCode()).isEqualTo(304);
        HttpResponse<String> open = household.get("/api/v1/rooms/kitchen/series?quantity=co2");
        assertThat(open.headers().firstValue("ETag")).isEmpty();
        assertThat(open.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void decisionsAndRunsAreTold() throws Exception {
        kitchen();

        assertThat(household.get("/api/v1/rooms/kitchen/events").body()).isEqualTo("""
                        [{"time":"2026-11-21T10:00:01Z","purifier":"fan","power":"on","changed":true,"reason":"too-high",\
                        "why":"CO₂ 1012 ppm ≥ 1000 ppm"}]""");
        assertThat(household.get("/api/v1/rooms/kitchen/runs").body()).isEqualTo("""
                        [{"purifier":"fan","from":"2026-11-21T10:00:01Z","to":null}]""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "series | 400 | Parameter quantity: expected one of co2, temperature, humidity, pm1, pm25, pm10, pressure, voc, nox, found none.",
                "series?quantity=CO2 | 400 | Parameter quantity: expected one of co2, temperature, humidity, pm1, pm25, pm10, pressure, voc, nox, found \\\"CO2\\\".",
                "series?quantity=co2&from=yesterday | 400 | Parameter from: expected a time such as 2026-11-21T10:00:00Z or epoch milliseconds, found \\\"yesterday\\\".",
                "series?quantity=co2&to=99999999999999 | 400 | Parameter to: expected a time from 1970-01-01T00:00:00Z to 2200-01-01T00:00:00Z, found \\\"99999999999999\\\".",
                "series?quantity=co2&from=2000&to=1000 | 400 | Parameter from: expected a time not after to (1970-01-01T00:00:01Z), found 1970-01-01T00:00:02Z.",
                "series?quantity=co2&points=2001 | 400 | Parameter points: expected a whole number from 1 to 2000, found \\\"2001\\\".",
                "series?quantity=co2&sensor=A | 400 | Parameter sensor: expected the name of a sensor, found \\\"A\\\".",
                "events?limit=0 | 400 | Parameter limit: expected a whole number from 1 to 1000, found \\\"0\\\".",
                "nothing | 404 | There is nothing at /api/v1/rooms/kitchen/nothing."
            })
    void whatIsAskedWronglyIsNamed(String path, int status, String detail) throws Exception {
        kitchen();
        HttpResponse<String> answer = household.get("/api/v1/rooms/kitchen/" + path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).endsWith("\"status\":" + status + ",\"detail\":\"" + detail + "\"}");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/rooms/attic", "/api/v1/rooms/Attic!", "/api/v1/rooms/attic/series?quantity=co2"})
    void anUnknownRoomIsNotFound(String path) throws Exception {
        HttpResponse<String> answer = household.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("a room appears when its first reading arrives.");
    }

    @Test
    void theDashboardTellsOfItself() throws Exception {
        assertThat(household.get("/api/v1/about").body())
                .startsWith("{\"now\":\"2026-11-21T10:00:00Z\",\"speed\":1,\"simulated\":false,\"version\":\"")
                .endsWith("\"unit\":\"ppm\",\"fair\":800,\"poor\":1500}}");
    }

    @Test
    void healthSaysWhatIsWrongAndSinceWhen() throws Exception {
        assertThat(household.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(household.get("/health/ready").body()).isEqualTo("{\"status\":\"ok\"}");
        household.broker.cut(household.line);

        HttpResponse<String> answer = household.get("/health/ready");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("""
                        {"status":"trouble","troubles":{"broker":{"why":"the line was cut","since":"2026-11-21T10:00:00Z"}}}""");
    }

    @Test
    void librariesAreServedForEverAndCompressed() throws Exception {
        HttpResponse<String> script = household.get("/webjars/chart.js/4.5.1/dist/chart.js", "Accept-Encoding", "gzip");

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(script.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(script.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        assertThat(household.get("/webjars/chart.js/4.5.1/none.js").statusCode())
                .isEqualTo(404);
    }

    @Test
    void everyAnswerTellsBrowsersWhatTheyMayDo() throws Exception {
        for (String path : new String[] {"/api/v1/rooms", "/webjars/chart.js/4.5.1/dist/chart.js", "/none"}) {
            var headers = household.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'self'; img-src 'self' data:; script-src 'self'")
                    .endsWith("object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        }
    }

    @Test
    void theImportMapIsLetInByItsHash() {
        byte[] index = "<script type=\"importmap\">{}</script><script>x</script>".getBytes(StandardCharsets.UTF_8);

        // printf '{}' | openssl dgst -sha256 -binary | base64
        assertThat(Page.policy(index))
                .contains("script-src 'self' 'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o='; style-src 'self'");
    }
}
