package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import airkeeper.dashboard.CsvReadings;
import airkeeper.dashboard.Entry;
import airkeeper.dashboard.Place;
import airkeeper.dashboard.Portions;
import airkeeper.wire.SensorId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExportRouteTest {
    private static final String ALL = "/api/v1/export.csv?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z";

    private final Site site = new Site();

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void readingsAreATable() throws Exception {
        site.measured("2026-11-21T11:00:00Z", 800);
        site.measured("2026-11-21T11:00:30Z", 812.5);
        HttpResponse<String> answer = site.get("/api/v1/export.csv");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8; header=present");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"airkeeper.csv\"");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body()).isEqualTo(CsvReadings.header() + """
                2026-11-21T11:00:00Z,kitchen,scd41,800,21.456,,,,,,,,ok,node,7\r
                2026-11-21T11:00:30Z,kitchen,scd41,812.5,21.456,,,,,,,,ok,node,7\r
                """);
        assertThat(site.get("/api/v1/export.csv?from=0&to=1").body()).isEqualTo(CsvReadings.header());
    }

    @Test
    void onlyWhatIsAskedForIsInIt() throws Exception {
        site.measured("2026-11-21T11:00:00Z", 800);
        site.measured("2026-11-21T11:00:30Z", 900);
        site.telling.measured(SensorId.of("attic/sps30"), Site.reading("2026-11-21T11:00:00Z", 500));
        site.history.add(List.of(new Entry.Measured(
                SensorId.of("attic/sps30"), Site.reading("2026-11-21T11:00:00Z", 500), Entry.Stamp.NODE)));

        assertThat(rooms(ALL)).containsExactly("kitchen", "attic", "kitchen");
        assertThat(rooms(ALL + "&room=attic")).containsExactly("attic");
        assertThat(rooms(ALL + "&sensor=scd41")).containsExactly("kitchen", "kitchen");
        assertThat(rooms("/api/v1/export.csv?room=kitchen&sensor=scd41&from=2026-11-21T11:00:01Z"))
                .containsExactly("kitchen");
    }

    @Test
    void theFileIsNamedAfterTheRoomAsPeopleCallIt() throws Exception {
        site.measured("2026-11-21T11:00:00Z", 800);
        assertThat(fileName("?room=kitchen")).isEqualTo("attachment; filename=\"airkeeper-kitchen.csv\"");
        assertThat(fileName("?sensor=scd41")).isEqualTo("attachment; filename=\"airkeeper.csv\"");

        call("Küche & Bad 3b");

        assertThat(fileName("?room=kitchen"))
                .isEqualTo("attachment; filename=\"airkeeper-kitchen.csv\";"
                        + " filename*=UTF-8''airkeeper-K%C3%BCche-Bad-3b.csv");
    }

    /** Names that people could give a room to harm whoever saves its readings, and what becomes of each. */
    private static Stream<Arguments> hostileNames() {
        return Stream.of(
                arguments("../../etc/passwd", "airkeeper-etc-passwd.csv"),
                arguments("C:\\Windows\\win.ini", "airkeeper-C-Windows-win-ini.csv"),
                arguments("x\";filename=evil.exe;y=\"", "airkeeper-x-filename-evil-exe-y.csv"),
                arguments("x\r\nSet-Cookie: session=1\r\n\r\n<p>", "airkeeper-x-Set-Cookie-session-1-p.csv"),
                arguments("<script>alert(1)</script>", "airkeeper-script-alert-1-script.csv"),
                arguments("right to left \u202Evsc.exe", "airkeeper-right-to-left-vsc-exe.csv"),
                arguments("a\u0000b\uD800c%2e%2F", "airkeeper-a-b-c-2e-2F.csv"),
                arguments("=cmd|'/C calc'!A0", "airkeeper-cmd-C-calc-A0.csv"),
                arguments("...", ""));
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void noNameBreaksOutOfTheFilesName(String name, String file) throws Exception {
        site.measured("2026-11-21T11:00:00Z", 800);
        call(name);

        HttpResponse<String> answer = site.get("/api/v1/export.csv?room=kitchen");

        assertThat(answer.headers().allValues("Content-Disposition"))
                .containsExactly("attachment; filename=\"airkeeper-kitchen.csv\""
                        + (file.isEmpty() ? "" : "; filename*=UTF-8''" + file));
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body()).startsWith(CsvReadings.header());
    }

    private void call(String name) throws Exception {
        site.dashboard.places().choose(Map.of(Site.SENSOR.room(), new Place(name, null, null)), "Anna");
    }

    private String fileName(String query) throws Exception {
        return site.get("/api/v1/export.csv" + query)
                .headers()
                .firstValue("Content-Disposition")
                .orElseThrow();
    }

    private List<String> rooms(String path) throws Exception {
        return site.get(path)
                .body()
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1)[1])
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            value = {
                "room=attic | 404 | there is no room \\\"attic\\\"; the known rooms are kitchen",
                "room=kitchen&sensor=x | 404 | there is no sensor \\\"x\\\" in kitchen; the known sensors are scd41",
                "sensor=x | 404 | there is no sensor \\\"x\\\"; the known sensors are scd41",
                "from=noon | 400 | from: expected a time such as 2026-11-21T12:00:00Z or in epoch milliseconds, found \\\"noon\\\"",
                "from=2&to=1 | 400 | from: expected a time not after to (1970-01-01T00:00:00.001Z), found 1970-01-01T00:00:00.002Z",
            })
    void whatCannotBeAskedForIsAProblem(String query, int status, String detail) throws Exception {
        site.measured("2026-11-21T11:00:00Z", 800);
        HttpResponse<String> answer = site.get("/api/v1/export.csv?" + query);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"detail\":\"" + detail + "\"");
    }

    @Test
    void aLostDiskIsAProblemAtFirstAndCutsTheConnectionLater() throws Exception {
        remember(3 * Portions.SIZE);
        site.history.disk = ListHistory.Disk.LOST;
        assertThat(site.get(ALL).statusCode()).isEqualTo(503);
        site.history.disk = ListHistory.Disk.SOUND;
        site.history.readingsUntilLost.set(1);
        assertThatThrownBy(() -> site.get("/api/v1/export.csv?from=2026-11-20T00:00:00Z"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void itIsCompressedForWhoeverTakesThat() throws Exception {
        remember(10_000);
        HttpResponse<byte[]> zipped = site.client()
                .send(
                        HttpRequest.newBuilder(site.at(ALL))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(zipped.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        String plain = site.get(ALL).body();
        assertThat(zipped.body().length).isLessThan(plain.length() / 5);
        assertThat(new String(
                        new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes(),
                        StandardCharsets.UTF_8))
                .isEqualTo(plain);
        assertThat(plain.lines()).hasSize(10_001);
    }

    @Test
    void whoDoesNotReadKeepsTheHistoryFromNobody() throws Exception {
        remember(200_000);
        List<Raw> slow = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            slow.add(new Raw(site.server.port(), ALL));
            assertThat(slow.getLast().line()).endsWith("200 OK");
        }
        HttpResponse<String> more = site.get(ALL);
        assertThat(more.statusCode()).isEqualTo(503);
        assertThat(more.body())
                .contains("already 8 exports are running, which is the most at once; try again when one is done");

        // and who hangs up makes room
        for (Raw raw : slow) {
            raw.close();
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> site.get(ALL + "&room=kitchen").statusCode() == 200);
    }

    private void remember(int readings) {
        site.measured("2026-11-20T00:00:00Z", 800);
        Instant begin = Instant.parse("2026-11-20T00:00:00Z");
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i < readings; i++) {
            entries.add(new Entry.Measured(
                    Site.SENSOR, Site.reading(begin.plusMillis(i * 500L).toString(), 800 + i % 300), Entry.Stamp.NODE));
        }
        site.history.add(entries);
    }
}
