package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.wire.time.HandTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoicesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Choice<Limits> LIMITS =
            Choice.of("limits", new Limits(800, List.of(new Limit("attic", Level.FAIR))));

    private final HandTime time = new HandTime(NOON);
    private final FailingHistory history = new FailingHistory();
    private final Choices choices = new Choices(history, time);

    record Limits(int co2, List<Limit> rooms) {}

    record Limit(String room, Level level) {}

    @Test
    void isAsUsualUntilSomebodySetsIt() throws HistoryException {
        assertThat(choices.get(LIMITS)).isEqualTo(LIMITS.usual());
        Limits stricter = new Limits(700, List.of(new Limit("kitchen", Level.POOR)));

        choices.change(LIMITS, stricter, "Anna", "set the limit to 700 ppm");

        assertThat(choices.get(LIMITS)).isEqualTo(stricter);
        assertThat(new Choices(history, time).get(LIMITS)).isEqualTo(stricter);
        assertThat(choices.changes())
                .containsExactly(new Choices.Change(NOON.toEpochMilli(), "Anna", "set the limit to 700 ppm"));
    }

    @Test
    void whatIsNobodysDecisionIsNotNoted() throws HistoryException {
        choices.keep(LIMITS, new Limits(1, List.of()));

        assertThat(choices.changes()).isEmpty();
        assertThat(choices.get(LIMITS)).isEqualTo(new Limits(1, List.of()));
    }

    @Test
    void theLast300ChangesAreRemembered() throws HistoryException {
        time.unsetWall();
        for (int i = 1; i <= 301; i++) {
            choices.change(LIMITS, new Limits(i, List.of()), "Anna", "set it to " + i);
        }
        assertThat(choices.changes()).hasSize(300).first().isEqualTo(new Choices.Change(null, "Anna", "set it to 301"));
        assertThat(choices.changes().getLast().what()).isEqualTo("set it to 2");
    }

    @Test
    void anOlderOrNewerFormIsRead() throws HistoryException {
        history.keep("limits", "{\"co2\":600,\"future\":true}");
        assertThat(choices.get(LIMITS).co2()).isEqualTo(600);
    }

    @Test
    void whatIsNoLongerJsonIsSaidSo() throws HistoryException {
        history.keep("limits", "{\"co2\":");
        assertThatThrownBy(() -> choices.get(LIMITS))
                .isInstanceOf(HistoryException.class)
                .hasMessageStartingWith("what is kept as limits cannot be read: ")
                .hasMessageEndingWith(". Was the file changed by hand, or by a newer Airkeeper?");
    }
}
