package airkeeper.dashboard.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Accounts;
import airkeeper.dashboard.Choices;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Keep;
import airkeeper.dashboard.RefusedException;
import airkeeper.dashboard.Right;
import airkeeper.dashboard.Role;
import airkeeper.dashboard.Telling;
import airkeeper.wire.time.HandTime;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people set at one of two dashboards on one database. */
class SharedChoicesTest {
    private final URI database = TestServer.database();
    private final HandTime time = HandTime.at("2026-11-21T12:00:00Z");
    private final History one = new PostgresHistory(database, TestServer.USER, null, Keep.USUAL);
    private final History other = new PostgresHistory(database, TestServer.USER, null, Keep.USUAL);
    private final Accounts here = new Accounts(choices(one));
    private final Accounts there = new Accounts(choices(other));

    private Choices choices(History history) {
        Choices choices = new Choices(history, time);
        Telling.lookAtOthers(choices);
        return choices;
    }

    @BeforeEach
    void open() throws HistoryException {
        one.open();
        other.open();
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void aPasswordOrTokenThatEndsAtOneEndsAtTheOther() throws HistoryException, RefusedException {
        here.add("Anna", Role.ADMIN, "first hash", "Anna");
        here.issue(new Accounts.Token("script", Right.ORDER, "token hash"), "Anna");
        assertThat(there.user("Anna")).map(Accounts.User::password).hasValue("first hash");
        assertThat(there.token("token hash")).isPresent();

        here.setPassword("Anna", "second hash", "Anna");
        here.revoke("script", "Anna");
        time.advance(Duration.ofSeconds(3));

        assertThat(there.user("Anna")).map(Accounts.User::password).hasValue("second hash");
        assertThat(there.token("token hash")).isEmpty();
    }

    @Test
    void bothMayChangeTheSameAtOnce() throws HistoryException, RefusedException {
        here.add("Anna", Role.ADMIN, "hash", "Anna");
        there.add("Ben", Role.VIEWER, "hash", "Anna");
        here.add("Carla", Role.VIEWER, "hash", "Anna");

        assertThat(here.users()).extracting(Accounts.User::name).containsExactly("Anna", "Ben", "Carla");
    }
}
