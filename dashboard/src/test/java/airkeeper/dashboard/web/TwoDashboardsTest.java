package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.DashboardSettings;
import airkeeper.dashboard.Role;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two dashboards on one history: what is decided at one holds at the other. */
class TwoDashboardsTest {
    private static final Duration SECONDS = Duration.ofSeconds(3);

    private final ListHistory history = new ListHistory();
    private final Site one = new Site(new DashboardSettings.Web("127.0.0.1", 0), history);
    private final Site other = new Site(new DashboardSettings.Web("127.0.0.1", 0), history);

    @BeforeEach
    void look() throws Exception {
        one.telling.lookAtOthers();
        other.telling.lookAtOthers();
        one.user("Anna", Role.ADMIN);
        one.user("Ben", Role.CARETAKER);
        other.time.advance(SECONDS);
    }

    @AfterEach
    void end() {
        one.close();
        other.close();
    }

    @Test
    void aSessionThatEndsAtOneIsOverAtBoth() throws Exception {
        String session = one.login("Anna");
        assertThat(who(other, session)).contains("\"name\":\"Anna\"");

        one.send("POST", "/api/v1/logout", "{}", "Cookie", session, "Origin", one.origin());
        other.time.advance(SECONDS);
        assertThat(who(other, session)).contains("\"name\":null");
    }

    @Test
    void twoWhoLogInAtDifferentOnesStayLoggedIn() throws Exception {
        String anna = one.login("Anna");
        String ben = other.login("Ben");
        one.time.advance(SECONDS);
        other.time.advance(SECONDS);

        assertThat(who(one, anna)).contains("\"name\":\"Anna\"");
        assertThat(who(one, ben)).contains("\"name\":\"Ben\"");
        assertThat(who(other, anna)).contains("\"name\":\"Anna\"");
    }

    @Test
    void aPasswordThatIsChangedAtOneIsWrongAtTheOther() throws Exception {
        one.dashboard.accounts().setPassword("Anna", new Passwords().hash("a longer horse"), "Anna");
        other.time.advance(SECONDS);

        assertThat(login("Anna", Site.PASSWORD)).isEqualTo(401);
        assertThat(login("Anna", "a longer horse")).isEqualTo(200);
    }

    @Test
    void whatIsAddedAtOneIsNotLostWhenTheOtherAddsMore() throws Exception {
        one.user("Carla", Role.VIEWER);
        other.user("Dora", Role.VIEWER);
        one.time.advance(SECONDS);

        assertThat(one.dashboard.accounts().users())
                .extracting(user -> user.name())
                .containsExactly("Anna", "Ben", "Carla", "Dora");
    }

    @Test
    void aLostDiskLogsNobodyOut() throws Exception {
        String session = one.login("Anna");
        history.disk = ListHistory.Disk.LOST;
        one.time.advance(SECONDS);

        assertThat(who(one, session)).contains("\"name\":\"Anna\"");
    }

    private int login(String name, String password) throws Exception {
        return other.send("POST", "/api/v1/login", Site.login(name, password), "Origin", other.origin())
                .statusCode();
    }

    private static String who(Site site, String session) throws Exception {
        return site.get("/api/v1/me", "Cookie", session).body();
    }
}
