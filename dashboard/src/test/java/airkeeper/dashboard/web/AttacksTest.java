package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Role;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others may try on the server, and how far they come. */
class AttacksTest {
    private static final String COMMAND = "/api/v1/rooms/kitchen/purifiers/fan/command";

    private final Site site = new Site();

    @SuppressWarnings("NullAway.Init") // got before each test
    private String anna;

    @BeforeEach
    void begin() throws Exception {
        site.user("Anna", Role.ADMIN);
        anna = site.login("Anna");
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void aForeignNameWithOurAddressIsNotServed() throws Exception {
        String answer = raw("GET /api/v1/rooms HTTP/1.1", "Host: evil.example:8080");
        assertThat(answer).startsWith("HTTP/1.1 421 ");
        assertThat(answer)
                .endsWith("\"detail\":\"this dashboard does not know that it is called \\\"evil.example\\\"; if it is,"
                        + " add that name to web.hosts in its settings\"}");
        assertThat(raw("GET / HTTP/1.1", "Host: evil.example")).startsWith("HTTP/1.1 421 ");
        assertThat(raw("GET /api/v1/rooms HTTP/1.0")).startsWith("HTTP/1.1 421 ");
        assertThat(raw("GET http://evil.example/api/v1/rooms HTTP/1.1", "Host: localhost"))
                .startsWith("HTTP/1.1 4");
        assertThat(raw("GET /api/v1/rooms HTTP/1.1", "Host: localhost")).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://evil.example",
        "Origin, null",
        "Origin, 'http://127.0.0.1:1'",
        "Origin, 'not an origin'",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none",
    })
    void aForeignPageChangesNothing(String header, String value) throws Exception {
        for (String path : new String[] {"/more", "/api/v1/login", "/api/v1/logout", "/api/v1/users", COMMAND}) {
            HttpResponse<String> answer = site.send("POST", path, "{}", "Cookie", anna, header, value);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(Site.detail(answer))
                    .isEqualTo(
                            "only the dashboard's own page may change something with a login; programs send a token");
        }
        assertThat(site.get("/api/v1/me", "Cookie", anna).body()).startsWith("{\"name\":\"Anna\"");
    }

    @Test
    void aBrowserThatDoesNotSayWhereItsRequestComesFromChangesNothing() throws Exception {
        assertThat(site.send("POST", "/more", "{}", "Cookie", anna).statusCode())
                .isEqualTo(403);
        assertThat(site.send("POST", "/more", "{}", "Cookie", anna, "Sec-Fetch-Site", "same-origin")
                        .body())
                .isEqualTo("changed");
    }

    @Test
    void aFormOfAForeignPageIsNoJson() throws Exception {
        for (String type :
                new String[] {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""}) {
            String answer = raw(
                    "POST /api/v1/login HTTP/1.1",
                    "Host: localhost",
                    "Content-Length: 2",
                    type.isEmpty() ? "X-None: 1" : "Content-Type: " + type,
                    "",
                    "{}");
            assertThat(answer).as(type).startsWith("HTTP/1.1 415 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "airkeeper-session=",
                "airkeeper-session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "airkeeper-session=Anna",
                "airkeeper-session=../../etc/passwd",
                "airkeeper-session=' OR 1=1 --",
            })
    void aForgedSessionIsNone(String cookie) throws Exception {
        HttpResponse<String> answer = site.send("POST", "/more", "{}", "Cookie", cookie, "Origin", site.origin());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "Bearer x", "bearer airkeeper_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aForgedTokenIsNone(String authorization) throws Exception {
        for (String path : new String[] {"/more", "/api/v1/users"}) {
            assertThat(site.send("POST", path, "{}", "Authorization", authorization)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void theHashThatIsKeptIsNoKey() throws Exception {
        String hash = Secrets.hash(anna.substring(anna.indexOf('=') + 1));
        assertThat(site.history.kept("sessions").orElseThrow()).contains(hash);
        assertThat(site.get("/api/v1/me", "Cookie", "airkeeper-session=" + hash).body())
                .startsWith("{\"name\":null");
    }

    @Test
    void aSessionThatSomebodyElseHasSetIsNotTheirsAfterTheLogin() throws Exception {
        String planted = "airkeeper-session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        HttpResponse<String> answer = site.send(
                "POST", "/api/v1/login", Site.login("Anna", Site.PASSWORD), "Cookie", planted, "Origin", site.origin());
        assertThat(Site.cookie(answer)).isNotEqualTo(planted);
        assertThat(site.get("/api/v1/me", "Cookie", planted).body()).startsWith("{\"name\":null");
    }

    @Test
    void aLoginInABrowserThatIsLoggedInEndsTheSessionBefore() throws Exception {
        HttpResponse<String> answer = site.send(
                "POST", "/api/v1/login", Site.login("Anna", Site.PASSWORD), "Cookie", anna, "Origin", site.origin());
        assertThat(Site.cookie(answer)).isNotEqualTo(anna);
        assertThat(site.get("/api/v1/me", "Cookie", anna).body()).startsWith("{\"name\":null");
    }

    @Test
    void aBodyThatIsTooLongIsNotRead() throws Exception {
        String longer = "{\"name\":\"" + "x".repeat(Body.LONGEST) + "\"}";
        HttpResponse<String> answer = site.send("POST", "/api/v1/login", longer);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        String chunk = Integer.toHexString(longer.length()) + "\r\n" + longer + "\r\n";
        assertThat(raw(
                        "POST /api/v1/login HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: application/json",
                        "Transfer-Encoding: chunked",
                        "",
                        chunk + chunk + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
        assertThat(raw("GET /api/v1/me HTTP/1.1", "Host: localhost", "X-Long: " + "x".repeat(20_000)))
                .startsWith("HTTP/1.1 431 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/rooms/%0d%0aSet-Cookie:%20a=b",
                "/api/v1/rooms/kitchen%0d%0aX-Injected:%201/series",
                "/webjars/%0d%0aX-Injected:%201.js",
                "/api/v1/me?x=%0d%0aX-Injected:%201",
            })
    void noHeaderIsInjected(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1", "Host: localhost");
        assertThat(answer.substring(0, answer.indexOf("\r\n\r\n"))).doesNotContain("X-Injected", "Set-Cookie");
    }

    @Test
    void noHeaderIsInjectedByTheHostOrTheOrigin() throws Exception {
        String answer = raw(
                "POST /api/v1/login HTTP/1.1",
                "Host: localhost",
                "Origin: http://a\rX-Injected: 1",
                "Content-Length: 0",
                "");
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("X-Injected: 1");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, " + COMMAND + ", 404",
        "PUT, " + COMMAND + ", 404",
        "PATCH, /api/v1/users, 404",
        "GET, /api/v1/login, 404",
        "GET, /api/v1/logout, 404",
        "DELETE, /api/v1/users, 404",
        "TRACE, /api/v1/rooms, 404",
        "OPTIONS, /api/v1/users, 404",
    })
    void anotherMethodIsNoWayRound(String method, String path, int status) throws Exception {
        String answer = raw(
                method + " " + path + " HTTP/1.1",
                "Host: localhost",
                "Origin: http://localhost",
                "Content-Length: 0",
                "");
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").doesNotContain("Set-Cookie", "Access-Control");
    }

    @Test
    void askingForTheHeadersTellsNothing() throws Exception {
        String answer = raw("HEAD /api/v1/users HTTP/1.1", "Host: localhost");
        assertThat(answer).contains("\r\nContent-Length: 0\r\n").endsWith("\r\n\r\n");
    }

    @Test
    void noHeaderMakesAnotherMethodOfOne() throws Exception {
        HttpResponse<String> answer = site.get("/more", "Cookie", anna, "X-HTTP-Method-Override", "POST");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Site.detail(answer))
                .isEqualTo("send the method itself: X-HTTP-Method-Override is not followed here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/users/",
                "//api/v1/users",
                "/api//v1/users",
                "/api/v1/./users",
                "/api/v1/%75sers",
                "/API/V1/USERS",
                "/api/v1/users;x=1",
                "/js/../api/v1/users",
                "/api/v1/users?_method=GET",
            })
    void anotherSpellingIsNoWayRound(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1", "Host: localhost")).startsWith("HTTP/1.1 4");
    }

    @Test
    void noOtherOriginIsLetIn() throws Exception {
        assertThat(site.get("/api/v1/rooms", "Origin", "http://evil.example")
                        .headers()
                        .map())
                .doesNotContainKey("access-control-allow-origin");
    }

    private String raw(String... lines) throws Exception {
        String head = String.join("\r\n", lines);
        boolean body = java.util.Arrays.asList(lines).contains("");
        String request = body
                ? head.replaceFirst("\r\n\r\n|\r\n$", "\r\nConnection: close\r\n\r\n")
                : head + "\r\nConnection: close\r\n\r\n";
        return Raw.exchange(site.server.port(), request);
    }
}
