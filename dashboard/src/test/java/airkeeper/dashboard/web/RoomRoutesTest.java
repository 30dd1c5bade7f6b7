package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.Presence;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomRoutesTest {
    private static final String KITCHEN = """
            {"room":"kitchen","place":null,"now":{\
            "co2":{"value":812,"unit":"ppm","time":"2026-11-21T11:59:48Z","ageSeconds":12,"stale":false,"staleAfterSeconds":90,"quality":"ok","level":"fair"},\
            "temperature":{"value":21.46,"unit":"°C","time":"2026-11-21T11:59:48Z","ageSeconds":12,"stale":false,"staleAfterSeconds":90,"quality":"ok","level":null}},\
            "sensors":[{"sensor":"scd41","time":"2026-11-21T11:59:48Z","ageSeconds":12,"stale":false,"quality":"ok","online":true}],\
            "purifiers":[{"purifier":"fan","power":"on","mode":"auto","reason":"too-high","why":"1020 ppm is above 1000",\
            "since":"2026-11-21T11:50:00Z","until":null,"ageSeconds":3,"online":true,"quantity":"co2","value":1020,"on":1000,"off":800,\
            "drives":"ventilator","runSeconds":3600,"switches":12}]}""";
    private static final String SERIES = "/api/v1/rooms/kitchen/series";

    private final Site site = new Site();

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void roomsAreAsTheyAreNow() throws Exception {
        assertThat(site.get("/api/v1/rooms").body()).isEqualTo("[]");
        site.measured("2026-11-21T11:59:48Z", 812);
        site.telling.came(new Presence(
                Presence.State.ONLINE, new NodeId("purifier-1"), "purifier", "1", Instant.EPOCH, List.of()));
        site.telling.reported(Site.FAN, Site.report());

        HttpResponse<String> one = site.get("/api/v1/rooms/kitchen");
        assertThat(one.body()).isEqualTo(KITCHEN);
        assertThat(one.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(one.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(site.get("/api/v1/rooms").body()).isEqualTo("[" + KITCHEN + "]");
    }

    @Test
    void withoutAClockThereAreNoAges() throws Exception {
        site.measured("2026-11-21T11:59:48Z", 812);
        site.time.unsetWall();
        assertThat(site.get("/api/v1/rooms/kitchen").body()).contains("\"ageSeconds\":null,\"stale\":true");
    }

    @Test
    void anUnknownRoomIsNotFound() throws Exception {
        problem(
                "/api/v1/rooms/attic",
                404,
                "there is no room \"attic\"; none is known yet, a room appears with its first reading");
        site.measured("2026-11-21T11:59:48Z", 812);
        problem("/api/v1/rooms/attic/runs", 404, "there is no room \"attic\"; the known rooms are kitchen");
        problem(
                "/api/v1/rooms/UP%20per/series?quantity=co2",
                404, "there is no room \"UP per\"; the known rooms are kitchen");
    }

    @Test
    void aSeriesHasOneSlotPerStep() throws Exception {
        site.measured("2026-11-21T11:00:01Z", 800);
        site.measured("2026-11-21T11:00:02Z", 801.005);
        site.measured("2026-11-21T11:01:30Z", 900);
        HttpResponse<String> answer =
                site.get(SERIES + "?quantity=co2&from=2026-11-21T11:00:00Z&to=1795258920000&points=4&sensor=scd41");
        assertThat(answer.body()).isEqualTo("""
                        {"room":"kitchen","sensor":"scd41","quantity":"co2","unit":"ppm","from":"2026-11-21T11:00:00Z","to":"2026-11-21T11:02:00Z",\
                        "step":30,"start":"2026-11-21T11:00:00Z","count":[2,0,0,1],"min":[800,null,null,900],"mean":[800.5,null,null,900],\
                        "max":[801,null,null,900],"gaps":[],"since":"2026-11-21T11:00:01Z","cadence":88}""");
    }

    @Test
    void aSilenceIsFoundHoweverLongTheSlotsAre() throws Exception {
        for (int minute = 0; minute < 24 * 60; minute++) {
            if (minute < 600 || minute >= 720) {
                site.measured(
                        Instant.parse("2026-11-20T12:00:00Z")
                                .plusSeconds(60L * minute)
                                .toString(),
                        800);
            }
        }
        HttpResponse<String> answer = site.get(SERIES + "?quantity=co2&points=8");
        assertThat(answer.body())
                .contains("\"step\":10800,", "\"count\":[180,180,180,60,180,180,180,180]")
                .contains("\"gaps\":[{\"from\":\"2026-11-20T21:45:00Z\",\"to\":\"2026-11-21T00:15:00Z\"}]");
    }

    @Test
    void aSpanWithoutDataIsNoError() throws Exception {
        site.measured("2026-11-21T11:00:00Z", 800);
        HttpResponse<String> answer = site.get(SERIES + "?quantity=pm25&from=0&to=60000&points=1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("""
                        {"room":"kitchen","quantity":"pm25","unit":"µg/m³","from":"1970-01-01T00:00:00Z","to":"1970-01-01T00:01:00Z",\
                        "step":60,"start":"1970-01-01T00:00:00Z","count":[0],"min":[null],"mean":[null],"max":[null],"gaps":[],"since":"2026-11-21T11:00:00Z","cadence":30}""");
    }

    @Test
    void theLastDayIsMeantWhenNothingIsSaid() throws Exception {
        site.measured("2026-11-21T11:00:00Z", 800);
        HttpResponse<String> answer = site.get(SERIES + "?quantity=co2");
        assertThat(answer.body())
                .contains("\"from\":\"2026-11-20T12:00:00Z\",\"to\":\"2026-11-21T12:00:00Z\",\"step\":300,");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void aClosedSpanIsSentOnce() throws Exception {
        site.measured("2026-11-21T11:00:00Z", 800);
        for (String path : List.of("series?quantity=co2&", "events?", "runs?")) {
            String closed = "/api/v1/rooms/kitchen/" + path + "to=2026-11-21T11:59:00Z";
            HttpResponse<String> first = site.get(closed);
            String tag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(tag).matches("\"[A-Za-z0-9+/=]{44}\"");
            assertThat(first.headers().firstValue("Cache-Control")).hasValue("max-age=300");
            HttpResponse<String> second = site.get(closed, "If-None-Match", "\"other\", W/" + tag);
            assertThat(second.statusCode()).isEqualTo(304);
            assertThat(second.body()).isEmpty();
            HttpResponse<String> open =
                    site.get("/api/v1/rooms/kitchen/" + path + "to=2026-11-21T11:59:00.001Z", "If-None-Match", tag);
            assertThat(open.statusCode()).isEqualTo(200);
            assertThat(open.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
        site.measured("2026-11-21T10:00:00Z", 700);
        String closed = SERIES + "?quantity=co2&to=2026-11-21T11:59:00Z";
        String before = site.get(closed).headers().firstValue("ETag").orElseThrow();
        site.measured("2026-11-21T10:30:00Z", 700);
        assertThat(site.get(closed, "If-None-Match", before).statusCode())
                .as("a late reading changes the tag")
                .isEqualTo(200);
    }

    @Test
    void longAnswersAreCompressedForWhoAsksForIt() throws Exception {
        site.measured("2026-11-21T11:00:00Z", 800);
        String closed = SERIES + "?quantity=co2&to=2026-11-21T11:59:00Z";
        HttpResponse<String> zipped = site.get(closed, "Accept-Encoding", "br, gzip;q=0.8");
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(zipped.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(zipped.headers().firstValue("ETag").orElseThrow()).endsWith("-gzip\"");
        assertThat(site.get(closed, "Accept-Encoding", "gzip;q=0").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "series | quantity: expected one of co2, temperature, humidity, pm1, pm25, pm10, pressure, voc, nox, found none",
                "series?quantity=CO2 | quantity: expected one of co2, temperature, humidity, pm1, pm25, pm10, pressure, voc, nox, found \"CO2\"",
                "series?quantity=co2&points=0 | points: expected a whole number from 1 to 2000, found \"0\"",
                "series?quantity=co2&points=2001 | points: expected a whole number from 1 to 2000, found \"2001\"",
                "series?quantity=co2&points=many | points: expected a whole number from 1 to 2000, found \"many\"",
                "series?quantity=co2&from=yesterday | from: expected a time such as 2026-11-21T12:00:00Z or in epoch milliseconds, found \"yesterday\"",
                "series?quantity=co2&to=99999999999999999999 | to: expected a time such as 2026-11-21T12:00:00Z or in epoch milliseconds, found \"99999999999999999999\"",
                "series?quantity=co2&from=-1 | from: expected a time from 1970-01-01T00:00:00Z to 2200-01-01T00:00:00Z, found \"-1\"",
                "series?quantity=co2&to=2026-01-01T00:00:00Z&from=2026-01-02T00:00:00Z | from: expected a time not after to (2026-01-01T00:00:00Z), found 2026-01-02T00:00:00Z",
                "series?quantity=co2&sensor=A | sensor: expected a sensor name of lower-case letters, digits and hyphens (1 to 63, not beginning with a hyphen), found \"A\"",
                "events?limit=1001 | limit: expected a whole number from 1 to 1000, found \"1001\"",
                "runs?from=x | from: expected a time such as 2026-11-21T12:00:00Z or in epoch milliseconds, found \"x\"",
            })
    void mistakesAreNamed(String asked, String sentence) throws Exception {
        site.measured("2026-11-21T11:00:00Z", 800);
        problem("/api/v1/rooms/kitchen/" + asked, 400, sentence);
    }

    @Test
    void aProgramWithoutAClockDoesNotKnowTheLastDay() throws Exception {
        site.measured("2026-11-21T11:00:00Z", 800);
        site.time.unsetWall();
        problem(
                SERIES + "?quantity=co2",
                503,
                "the clock of this dashboard was never set: wait until it has heard a time server, or give from and to");
        HttpResponse<String> given = site.get(SERIES + "?quantity=co2&from=0&to=1000");
        assertThat(given.statusCode()).isEqualTo(200);
        assertThat(given.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void theLedgerIsNewestFirst() throws Exception {
        site.measured("2026-11-21T11:00:00Z", 800);
        site.decided("2026-11-21T10:00:00Z", Power.ON, "1020 ppm is above 1000");
        site.decided("2026-11-21T10:30:00Z", Power.OFF, "790 ppm is below 800");
        String newest = """
                {"time":"2026-11-21T10:30:00Z","purifier":"fan","power":"off","changed":true,"reason":"low-enough","why":"790 ppm is below 800"}""";
        String oldest = """
                {"time":"2026-11-21T10:00:00Z","purifier":"fan","power":"on","changed":true,"reason":"too-high","why":"1020 ppm is above 1000"}""";
        assertThat(site.get("/api/v1/rooms/kitchen/events").body()).isEqualTo("[" + newest + "," + oldest + "]");
        assertThat(site.get("/api/v1/rooms/kitchen/events?limit=1").body()).isEqualTo("[" + newest + "]");
        assertThat(site.get("/api/v1/rooms/kitchen/events?to=2026-11-21T10:30:00Z")
                        .body())
                .isEqualTo("[" + oldest + "]");
    }

    @Test
    void runsHaveAnEndWhenTheyAreOver() throws Exception {
        site.measured("2026-11-21T11:00:00Z", 800);
        site.decided("2026-11-21T10:00:00Z", Power.ON, "high");
        site.decided("2026-11-21T10:30:00Z", Power.OFF, "low");
        site.decided("2026-11-21T11:30:00Z", Power.ON, "high");
        assertThat(site.get("/api/v1/rooms/kitchen/runs").body()).isEqualTo("""
                        [{"purifier":"fan","from":"2026-11-21T10:00:00Z","to":"2026-11-21T10:30:00Z"},\
                        {"purifier":"fan","from":"2026-11-21T11:30:00Z","to":null}]""");
    }

    @Test
    void aLostDiskIsSaidAndABugIsNotShown() throws Exception {
        site.measured("2026-11-21T11:00:00Z", 800);
        site.history.disk = ListHistory.Disk.LOST;
        problem("/api/v1/rooms/kitchen/runs", 503, "reading air.db failed: disk I/O error; look after the disk");
        site.history.disk = ListHistory.Disk.BUG;
        problem(
                "/api/v1/rooms/kitchen/runs",
                500,
                "this is a bug of the dashboard; its log says more, please report it");
    }

    private void problem(String path, int status, String detail) throws Exception {
        HttpResponse<String> answer = site.get(path);
        String title = switch (status) {
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 500 -> "Server Error";
            default -> "Service Unavailable";
        };
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status
                        + ",\"detail\":\"" + detail.replace("\"", "\\\"") + "\"}");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
