package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Choices;
import airkeeper.dashboard.DashboardSettings;
import airkeeper.dashboard.DashboardSettings.Open;
import airkeeper.dashboard.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is let in, as whom, and for how long. */
class LoginTest {
    private static final Pattern INVITATION = Pattern.compile(
            "Open (http://127\\.0\\.0\\.1:\\d+/)#/first/(\\S+) within an hour to become the first admin\\.");

    private final Printed printed = new Printed();
    private final Site site = new Site();

    @AfterEach
    void end() {
        site.close();
        printed.close();
    }

    @Test
    void theFirstAdminComesInByTheAddressInTheLog() throws Exception {
        assertThat(site.get("/api/v1/me").body())
                .isEqualTo("{\"name\":null,\"open\":\"look\",\"rights\":[\"look\"],\"first\":true}");
        HttpResponse<String> first = first(invitation());
        assertThat(first.body())
                .isEqualTo(
                        "{\"name\":\"Anna\",\"open\":\"look\",\"rights\":[\"look\",\"order\",\"admin\"],\"first\":false}");
        assertThat(site.get("/api/v1/me", "Cookie", Site.cookie(first)).body()).isEqualTo(first.body());
        assertThat(Site.cookie(first)).matches("airkeeper-session=[A-Za-z0-9_-]{43}");
        assertThat(first.headers().firstValue("Set-Cookie").orElseThrow())
                .endsWith("; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict");
    }

    @Test
    void theInvitationHoldsOnceAndForAnHour() throws Exception {
        String token = invitation();
        assertThat(first("x" + token.substring(1)).statusCode()).isEqualTo(401);
        site.time.advance(Duration.ofMinutes(60));
        assertThat(Site.detail(first(token)))
                .isEqualTo(
                        "this address has been used or is too old; start the dashboard again, and its log has a new one");
        try (Printed other = new Printed();
                Site later = new Site()) {
            String second = invitation(other, later);
            assertThat(first(later, second).statusCode()).isEqualTo(200);
            assertThat(first(later, second).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void whereSomebodyHasALoginNobodyIsInvited() throws Exception {
        site.user("Anna", Role.ADMIN);
        site.time.settle();
        assertThat(printed.text()).contains("The dashboard is at").doesNotContain("first admin");
        assertThat(site.get("/api/v1/me").body()).contains("\"first\":false");
    }

    @Test
    void theInvitationWaitsForTheHistory() {
        site.history.disk = ListHistory.Disk.LOST;
        site.time.advance(Duration.ofSeconds(10));
        assertThat(printed.text()).doesNotContain("first admin");
        site.history.disk = ListHistory.Disk.SOUND;
        site.time.advance(Duration.ofSeconds(1));
        assertThat(printed.text()).contains("first admin");
    }

    @Test
    void aLoginEndsWhenItIsNotUsedOrLogsOutOrIsOld() throws Exception {
        site.user("Anna", Role.ADMIN);
        String idle = site.login("Anna");
        String used = site.login("anna");
        for (int day = 0; day < 29; day++) {
            site.time.advance(Duration.ofDays(1));
            assertThat(who(used)).isEqualTo("\"Anna\"");
            assertThat(who(day == 7 ? idle : used)).isEqualTo(day == 7 ? "null" : "\"Anna\"");
        }
        site.time.advance(Duration.ofDays(1).plusSeconds(1));
        assertThat(who(used)).isEqualTo("null");
        String last = site.login("Anna");
        site.time.advance(Duration.ofHours(2));
        HttpResponse<String> out = site.send("POST", "/api/v1/logout", null, "Cookie", last, "Origin", site.origin());
        assertThat(out.headers().firstValue("Set-Cookie"))
                .hasValue("airkeeper-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
        assertThat(who(last)).isEqualTo("null");
    }

    @Test
    void aLoginOutlivesARestartAndIsKeptAsAHashOnly() throws Exception {
        site.user("Anna", Role.ADMIN);
        String cookie = site.login("Anna");
        String secret = cookie.substring(cookie.indexOf('=') + 1);
        assertThat(site.history.kept("sessions").orElseThrow())
                .doesNotContain(secret)
                .contains(Secrets.hash(secret));
        assertThat(new Sessions(new Choices(site.history, site.time), site.time).of(secret))
                .isPresent();
    }

    @Test
    void aUserSeesAndEndsTheirOwnSessions() throws Exception {
        site.user("Anna", Role.ADMIN);
        site.user("Ben", Role.VIEWER);
        String phone = site.login("Ben");
        String tablet = site.login("Ben");
        String anna = site.login("Anna");
        String sessions = site.get("/api/v1/me/sessions", "Cookie", tablet).body();
        Matcher ids =
                Pattern.compile("\"id\":\"([^\"]+)\",\"this\":(true|false)").matcher(sessions);
        assertThat(ids.find()).isTrue();
        assertThat(ids.group(2)).isEqualTo("false");
        String path = "/api/v1/me/sessions/" + ids.group(1);
        assertThat(delete(path, anna).statusCode()).isEqualTo(404);
        assertThat(who(phone)).isEqualTo("\"Ben\"");
        assertThat(delete(path, tablet).statusCode()).isEqualTo(200);
        assertThat(who(phone)).isEqualTo("null");
        assertThat(who(tablet)).isEqualTo("\"Ben\"");
        assertThat(site.get("/api/v1/me/sessions").statusCode()).isEqualTo(401);
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() throws Exception {
        site.user("Ben", Role.VIEWER);
        String stolen = site.login("Ben");
        String own = site.login("Ben");
        String change = "{\"old\":\"" + Site.PASSWORD + "\",\"new\":\"battery staple\"}";
        assertThat(post("/api/v1/me/password", change.replace("horse", "mouse"), own)
                        .statusCode())
                .isEqualTo(401);
        assertThat(post("/api/v1/me/password", change, own).statusCode()).isEqualTo(200);
        assertThat(who(stolen)).isEqualTo("null");
        assertThat(who(own)).isEqualTo("\"Ben\"");
        assertThat(tryLogin("Ben", Site.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(tryLogin("ben", "battery staple").statusCode()).isEqualTo(200);
    }

    @Test
    void whoEmptiesTheFileLetsNobodyBackIn() throws Exception {
        site.user("Anna", Role.CARETAKER);
        String before = site.login("Anna");
        try (Printed other = new Printed();
                Site again = new Site(new DashboardSettings.Web("127.0.0.1", 0))) {
            again.history.keep("sessions", site.history.kept("sessions").orElseThrow());
            assertThat(first(again, invitation(other, again)).statusCode()).isEqualTo(200);
            assertThat(again.get("/api/v1/me", "Cookie", before).body()).startsWith("{\"name\":null");
        }
    }

    @Test
    void aNameIsTheSameInAllItsSpellings() throws Exception {
        site.user("Zoë", Role.VIEWER);
        assertThat(tryLogin("Zoe\u0308", Site.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void aSettingClosesLookingToo() throws Exception {
        try (Site closed = new Site(new DashboardSettings.Web("127.0.0.1", 0, Open.NOTHING, List.of(), null))) {
            for (String path :
                    List.of("/api/v1/rooms", "/api/v1/about", "/api/v1/live", "/more", "/api/v1/rooms/kitchen")) {
                assertThat(closed.get(path).statusCode()).as(path).isEqualTo(401);
            }
            for (String path :
                    List.of("/", "/style.css", "/js/main.js", "/health/live", "/health/ready", "/api/v1/me")) {
                assertThat(closed.get(path).statusCode()).as(path).isEqualTo(200);
            }
            closed.user("Vera", Role.VIEWER);
            assertThat(closed.get("/api/v1/rooms", "Cookie", closed.login("Vera"))
                            .body())
                    .isEqualTo("[]");
        }
    }

    @Test
    void whoMayNoLongerLookIsNoLongerTold() throws Exception {
        try (Site closed = new Site(new DashboardSettings.Web("127.0.0.1", 0, Open.NOTHING, List.of(), null))) {
            closed.user("Anna", Role.ADMIN);
            closed.user("Vera", Role.VIEWER);
            String vera = closed.login("Vera");
            try (Raw live = new Raw(closed.server.port(), "/api/v1/live", "Cookie: " + vera)) {
                await(live, ": live");
                closed.time.settle();
                closed.time.advance(Duration.ofSeconds(15));
                await(live, ": heartbeat");
                closed.dashboard.accounts().remove("Vera", "Anna");
                closed.time.advance(Duration.ofSeconds(15));
                String line;
                do {
                    line = live.line();
                } while (line != null && !line.equals(": heartbeat"));
                assertThat(line).isNull();
            }
        }
    }

    private static void await(Raw live, String line) throws Exception {
        String found;
        do {
            found = live.line();
            assertThat(found).isNotNull();
        } while (!line.equals(found));
    }

    @Test
    void aLostDiskBlindsNobodyAndLogsNobodyOut() throws Exception {
        site.history.disk = ListHistory.Disk.LOST;
        assertThat(site.get("/api/v1/rooms", "Cookie", "airkeeper-session=" + "A".repeat(43))
                        .body())
                .isEqualTo("[]");
        assertThat(site.send("POST", "/more", "{}", "Authorization", "Bearer x").statusCode())
                .isEqualTo(503);
        site.history.disk = ListHistory.Disk.SOUND;
        site.user("Anna", Role.ADMIN);
        String anna = site.login("Anna");
        site.history.disk = ListHistory.Disk.LOST;
        site.time.advance(Duration.ofHours(2));
        assertThat(who(anna)).isEqualTo("\"Anna\"");
    }

    @Test
    void withoutAClockNobodyLogsIn() throws Exception {
        site.user("Anna", Role.ADMIN);
        site.time.unsetWall();
        HttpResponse<String> answer = tryLogin("Anna", Site.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Site.detail(answer))
                .isEqualTo(
                        "the clock of this dashboard was never set: logging in works once it has heard a time server");
    }

    @Test
    void onlyItsOwnProxyIsBelieved() throws Exception {
        String[] forwarded = {"X-Forwarded-For", "203.0.113.9, 198.51.100.7", "X-Forwarded-Proto", "https"};
        site.user("Anna", Role.ADMIN);
        var direct = site.send("POST", "/api/v1/login", Site.login("Anna", Site.PASSWORD), forwarded);
        assertThat(direct.headers().firstValue("Set-Cookie").orElseThrow()).doesNotContain("Secure");
        try (Site behind = new Site(new DashboardSettings.Web("127.0.0.1", 0, Open.LOOK, List.of(), "127.0.0.1"))) {
            behind.user("Anna", Role.ADMIN);
            var answer = behind.send("POST", "/api/v1/login", Site.login("Anna", Site.PASSWORD), forwarded);
            assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).endsWith("; Secure");
            assertThat(behind.dashboard.choices().changes().getFirst().what()).isEqualTo("logged in from 198.51.100.7");
        }
    }

    private String invitation() {
        return invitation(printed, site);
    }

    private static String invitation(Printed printed, Site site) {
        site.time.settle();
        Matcher said = INVITATION.matcher(printed.text());
        assertThat(said.find()).as(printed.text()).isTrue();
        assertThat(said.group(1)).isEqualTo(site.origin() + "/");
        return said.group(2);
    }

    private HttpResponse<String> first(String token) throws Exception {
        return first(site, token);
    }

    private static HttpResponse<String> first(Site site, String token) throws Exception {
        return site.send(
                "POST",
                "/api/v1/first",
                "{\"token\":\"" + token + "\",\"name\":\"Anna\",\"password\":\"" + Site.PASSWORD + "\"}",
                "Origin",
                site.origin());
    }

    private HttpResponse<String> tryLogin(String name, String password) throws Exception {
        return site.send("POST", "/api/v1/login", Site.login(name, password), "Origin", site.origin());
    }

    private HttpResponse<String> post(String path, String json, String cookie) throws Exception {
        return site.send("POST", path, json, "Cookie", cookie, "Origin", site.origin());
    }

    private HttpResponse<String> delete(String path, String cookie) throws Exception {
        return site.send("DELETE", path, null, "Cookie", cookie, "Origin", site.origin());
    }

    /** The name of the one whose cookie this is, as JSON. */
    private String who(String cookie) throws Exception {
        return site.get("/api/v1/me", "Cookie", cookie).body().replaceFirst("^\\{\"name\":(null|\"[^\"]*\").*", "$1");
    }
}
