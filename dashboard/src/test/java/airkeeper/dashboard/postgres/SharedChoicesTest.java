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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    @Test
    void ofManyChangesAtOnceNoneIsLost() throws Exception {
        int each = 40;
        atOnce(List.of(
                () -> issue(here, "a", each),
                () -> issue(there, "b", each),
                () -> issue(here, "c", each),
                () -> issue(there, "d", each)));

        Choices later = choices(one);
        assertThat(new Accounts(later).tokens())
                .extracting(Accounts.Token::name)
                .hasSize(4 * each)
                .doesNotHaveDuplicates();
        assertThat(later.changes()).hasSize(4 * each).doesNotHaveDuplicates();
    }

    private static boolean issue(Accounts accounts, String prefix, int count)
            throws HistoryException, RefusedException {
        for (int i = 0; i < count; i++) {
            accounts.issue(new Accounts.Token(prefix + i, Right.LOOK, prefix + i + " hash"), "Anna");
        }
        return true;
    }

    @Test
    void twoAdminsWhoRemoveEachOtherAtOnceLeaveOne() throws Exception {
        here.add("Anna", Role.ADMIN, "hash", "Anna");
        for (int round = 0; round < 20; round++) {
            here.add("Ben", Role.ADMIN, "hash", "Anna");

            List<Boolean> removed = atOnce(List.of(() -> remove(here, "Ben"), () -> remove(there, "Anna")));

            assertThat(removed).as("round " + round).containsOnlyOnce(true);
            Accounts left = new Accounts(choices(one));
            assertThat(left.users())
                    .singleElement()
                    .extracting(Accounts.User::role)
                    .isEqualTo(Role.ADMIN);
            if (left.user("Anna").isEmpty()) {
                here.add("Anna", Role.ADMIN, "hash", "Ben");
                here.remove("Ben", "Anna");
            }
        }
    }

    /** Whether it was done, and not refused as the last admin would go. */
    private static boolean remove(Accounts accounts, String name) throws HistoryException {
        try {
            accounts.remove(name, "Anna");
            return true;
        } catch (RefusedException e) {
            assertThat(e).hasMessage(name + " is the last admin; make another user an admin first");
            return false;
        }
    }

    private static List<Boolean> atOnce(List<Callable<Boolean>> all) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
            List<Boolean> done = new ArrayList<>();
            for (Future<Boolean> each : threads.invokeAll(all)) {
                done.add(each.get());
            }
            return done;
        }
    }
}
