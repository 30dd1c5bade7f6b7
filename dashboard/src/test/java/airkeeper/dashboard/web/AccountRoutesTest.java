package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Choices;
import airkeeper.dashboard.Role;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Users and tokens as admins see to them. */
class AccountRoutesTest {
    private final Site site = new Site();

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void anAdminSaysWhoMayWhat() throws Exception {
        site.user("Anna", Role.ADMIN);
        String anna = site.login("Anna");
        assertThat(post("/api/v1/users", "{\"name\":\"Ben\",\"role\":\"viewer\",\"password\":\"battery staple\"}", anna)
                        .body())
                .isEqualTo("[{\"name\":\"Anna\",\"role\":\"admin\"},{\"name\":\"Ben\",\"role\":\"viewer\"}]");
        HttpResponse<String> ben = tryLogin("Ben", "battery staple");
        String cookie = Site.cookie(ben);
        assertThat(site.get("/api/v1/users", "Cookie", cookie).statusCode()).isEqualTo(403);

        assertThat(post("/api/v1/users/Ben", "{\"role\":\"admin\"}", anna).statusCode())
                .isEqualTo(200);
        assertThat(site.get("/api/v1/users", "Cookie", cookie).statusCode()).isEqualTo(200);
        assertThat(post("/api/v1/users/ben", "{\"password\":\"another staple\"}", anna)
                        .statusCode())
                .isEqualTo(200);
        assertThat(who(cookie)).isEqualTo("null");
        assertThat(delete("/api/v1/users/Ben", anna).body()).isEqualTo("[{\"name\":\"Anna\",\"role\":\"admin\"}]");
        HttpResponse<String> last = delete("/api/v1/users/Anna", anna);
        assertThat(last.statusCode()).isEqualTo(409);
        assertThat(Site.detail(last)).isEqualTo("Anna is the last admin; make another user an admin first");
        assertThat(site.get("/api/v1/changes", "Cookie", anna).body())
                .startsWith("[{\"time\":\"2026-11-21T12:00:00Z\",\"by\":\"Anna\",\"what\":\"removed the user Ben\"},")
                .contains(
                        "\"what\":\"gave Ben a new password\"", "\"by\":\"Ben\",\"what\":\"logged in from 127.0.0.1\"");
    }

    @Test
    void aWrongPasswordForAUserChangesNothingElse() throws Exception {
        site.user("Anna", Role.ADMIN);
        site.user("Ben", Role.VIEWER);
        HttpResponse<String> answer =
                post("/api/v1/users/Ben", "{\"role\":\"admin\",\"password\":\"short\"}", site.login("Anna"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(site.dashboard.accounts().user("Ben").orElseThrow().role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void whoIsRemovedIsOutAtOnce() throws Exception {
        site.user("Anna", Role.ADMIN);
        site.user("Ben", Role.CARETAKER);
        String ben = site.login("Ben");
        delete("/api/v1/users/Ben", site.login("Anna"));
        assertThat(who(ben)).isEqualTo("null");
        site.user("Ben", Role.ADMIN);
        assertThat(who(ben)).isEqualTo("null");
    }

    @Test
    void aTokenIsShownOnceAndHoldsUntilItIsRevoked() throws Exception {
        site.user("Anna", Role.ADMIN);
        String anna = site.login("Anna");
        String issued = post("/api/v1/tokens", "{\"name\":\"grafana\",\"scope\":\"look\"}", anna)
                .body();
        Matcher secret = Pattern.compile(
                        "\\{\"name\":\"grafana\",\"scope\":\"look\",\"token\":\"(airkeeper_[A-Za-z0-9_-]{43})\"}")
                .matcher(issued);
        assertThat(secret.matches()).isTrue();
        String bearer = "Bearer " + secret.group(1);
        assertThat(site.get("/api/v1/tokens", "Cookie", anna).body())
                .isEqualTo("[{\"name\":\"grafana\",\"scope\":\"look\"}]");
        assertThat(site.history.kept("accounts").orElseThrow()).doesNotContain(secret.group(1));
        assertThat(site.get("/api/v1/me", "Authorization", bearer).body())
                .isEqualTo("{\"name\":\"token grafana\",\"open\":\"look\",\"rights\":[\"look\"],\"first\":false}");
        assertThat(site.send("POST", "/more", "{}", "Authorization", bearer).statusCode())
                .isEqualTo(403);
        delete("/api/v1/tokens/grafana", anna);
        HttpResponse<String> revoked = site.get("/api/v1/rooms", "Authorization", bearer);
        assertThat(revoked.statusCode()).isEqualTo(401);
        assertThat(Site.detail(revoked)).isEqualTo("this token is not known (any more); ask an admin for another");
        assertThat(revoked.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"airkeeper\"");
    }

    @Test
    void aTokenWithAllScopesMayChangeWhatAnAdminMay() throws Exception {
        site.user("Anna", Role.ADMIN);
        String issued = post("/api/v1/tokens", "{\"name\":\"cron\",\"scope\":\"admin\"}", site.login("Anna"))
                .body();
        String bearer = "Bearer " + issued.replaceFirst(".*\"token\":\"", "").replace("\"}", "");
        assertThat(site.send("POST", "/more", "{}", "Authorization", bearer).body())
                .isEqualTo("changed");
        site.send("DELETE", "/api/v1/tokens/cron", null, "Authorization", bearer);
        assertThat(site.dashboard.choices().changes().getFirst())
                .extracting(Choices.Change::by, Choices.Change::what)
                .containsExactly("token cron", "revoked the token cron");
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
