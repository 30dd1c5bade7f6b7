package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import airkeeper.wire.time.HandTime;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
    private final HandTime time = HandTime.at("2026-11-21T12:00:00Z");
    private final FailingHistory history = new FailingHistory();
    private final Choices choices = new Choices(history, time);
    private final Accounts accounts = new Accounts(choices);

    @Test
    void theFirstUserIsAnAdminAndTheFirstOnlyOnce() throws Exception {
        assertThat(accounts.none()).isTrue();
        accounts.first("Anna", "#");
        assertThat(accounts.user("anna")).hasValue(new Accounts.User("Anna", Role.ADMIN, "#"));
        refused(() -> accounts.first("Eve", "#"), "there is an admin already; ask them for a login");
    }

    @Test
    void thereIsAlwaysAnAdmin() throws Exception {
        accounts.first("Anna", "#");
        accounts.add("Ben", Role.CARETAKER, "#", "Anna");
        String last = "Anna is the last admin; make another user an admin first";
        refused(() -> accounts.remove("ANNA", "Anna"), last);
        refused(() -> accounts.setRole("Anna", Role.VIEWER, "Anna"), last);
        accounts.setRole("Anna", Role.ADMIN, "Anna");
        accounts.setRole("Ben", Role.ADMIN, "Anna");
        accounts.remove("Anna", "Ben");
        assertThat(accounts.users()).containsExactly(new Accounts.User("Ben", Role.ADMIN, "#"));
    }

    @Test
    void aNameIsTakenHoweverItIsWritten() throws Exception {
        accounts.first("Anna", "#");
        refused(() -> accounts.add("ANNA", Role.VIEWER, "#", "Anna"), "there is a user \"ANNA\" already");
        refused(() -> accounts.setPassword("Ben", "#", "Anna"), "there is no user \"Ben\"");
        accounts.issue(new Accounts.Token("grafana", Right.LOOK, "h"), "Anna");
        refused(
                () -> accounts.issue(new Accounts.Token("Grafana", Right.ADMIN, "i"), "Anna"),
                "there is a token \"Grafana\" already");
        refused(() -> accounts.revoke("other", "Anna"), "there is no token \"other\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " Anna", "Anna ", "<b>Anna</b>", "An\nna", "a/b", "12345678901234567890123456789012345678901"
            })
    void aNameIsPlainAndShort(String name) {
        assertThatThrownBy(() -> accounts.first(name, "#"))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith(
                        "expected a user name of 1 to 40 letters, digits, spaces, dots, hyphens and underscores, found \"");
    }

    @Test
    void namesAreOfAllLanguages() throws Exception {
        accounts.first("Änne Müller-Lüdenscheidt", "#");
        accounts.add("अनुजा", Role.VIEWER, "#", "Änne Müller-Lüdenscheidt");
        assertThat(accounts.user("änne müller-lüdenscheidt")).isPresent();
    }

    @Test
    void allOfItOutlivesTheProgramAndIsNoted() throws Exception {
        accounts.first("Anna", "#");
        accounts.add("Ben", Role.VIEWER, "#", "Anna");
        accounts.setPassword("ben", "##", "Ben");
        accounts.issue(new Accounts.Token("grafana", Right.LOOK, "hash"), "Anna");
        accounts.issue(new Accounts.Token("other", Right.ORDER, "other"), "Anna");
        accounts.revoke("other", "Anna");
        Choices later = new Choices(history, time);
        Accounts again = new Accounts(later);

        assertThat(again.users())
                .containsExactly(
                        new Accounts.User("Anna", Role.ADMIN, "#"), new Accounts.User("Ben", Role.VIEWER, "##"));
        assertThat(again.token("hash")).hasValue(new Accounts.Token("grafana", Right.LOOK, "hash"));
        assertThat(again.token("other")).isEmpty();
        assertThat(later.changes())
                .extracting(Choices.Change::by, Choices.Change::what)
                .containsExactly(
                        tuple("Anna", "revoked the token other"),
                        tuple("Anna", "issued the token other (order)"),
                        tuple("Anna", "issued the token grafana (look)"),
                        tuple("Ben", "gave Ben a new password"),
                        tuple("Anna", "added the user Ben as viewer"),
                        tuple("Anna", "added the user Anna as admin"));
    }

    @Test
    void whatCouldNotBeKeptIsNotSo() throws Exception {
        accounts.first("Anna", "#");
        history.full = true;
        assertThatThrownBy(() -> accounts.add("Ben", Role.VIEWER, "#", "Anna"))
                .isInstanceOf(HistoryException.class)
                .hasMessage("The disk is full.");
        assertThat(accounts.user("Ben")).isEmpty();
    }

    private static void refused(ThrowingCallable change, String sentence) {
        assertThatThrownBy(change).isInstanceOf(RefusedException.class).hasMessage(sentence);
    }
}
