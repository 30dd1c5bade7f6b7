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

        choices.change(LIMITS, "Anna", _ -> new Choices.Edited<>(stricter, "set the limit to 700 ppm"));

        assertThat(choices.get(LIMITS)).isEqualTo(stricter);
        assertThat(new Choices(history, time).get(LIMITS)).isEqualTo(stricter);
        assertThat(choices.changes())
                .containsExactly(new Choices.Change(NOON.toEpochMilli(), "Anna", "set the limit to 700 ppm"));
    }

    @Test
    void whatIsNobodysDecisionIsNotNoted() throws HistoryException {
        choices.keep(LIMITS, _ -> new Limits(1, List.of()));

        assertThat(choices.changes()).isEmpty();
        assertThat(choices.get(LIMITS)).isEqualTo(new Limits(1, List.of()));
    }

    @Test
    void theLast300ChangesAreRemembered() throws HistoryException {
        time.unsetWall();
        for (int i = 1; i <= 301; i++) {
            var edited = new Choices.Edited<>(new Limits(i, List.of()), "set it to " + i);
            choices.change(LIMITS, "Anna", _ -> edited);
        }
        assertThat(choices.changes()).hasSize(300).first().isEqualTo(new Choices.Change(null, "Anna", "set it to 301"));
        assertThat(choices.changes().getLast().what()).isEqualTo("set it to 2");
    }

    @Test
    void whoIsSlowerChangesTheNewerValue() throws HistoryException {
        Choices other = new Choices(history, time);
        choices.change(LIMITS, "Anna", limits -> {
            if (limits.co2() == 800) {
                raise(other, "Ben");
            }
            return raised(limits);
        });

        assertThat(choices.get(LIMITS).co2()).isEqualTo(802);
        assertThat(new Choices(history, time).get(LIMITS).co2()).isEqualTo(802);
        assertThat(choices.changes()).extracting(Choices.Change::by).containsExactly("Anna", "Ben");
    }

    @Test
    void whatIsRefusedOnTheNewerValueIsNeitherKeptNorNoted() throws HistoryException {
        Choices other = new Choices(history, time);

        assertThatThrownBy(() -> choices.change(LIMITS, "Anna", limits -> {
                    if (limits.co2() > 800) {
                        throw new RefusedException("somebody was here before");
                    }
                    raise(other, "Ben");
                    return raised(limits);
                }))
                .isInstanceOf(RefusedException.class)
                .hasMessage("somebody was here before");

        assertThat(choices.get(LIMITS).co2()).isEqualTo(801);
        assertThat(choices.changes()).extracting(Choices.Change::by).containsExactly("Ben");
    }

    @Test
    void whoIsNeverQuickEnoughIsToldSo() {
        Choices other = new Choices(history, time);

        assertThatThrownBy(() -> choices.change(LIMITS, "Anna", limits -> {
                    raise(other, "Ben");
                    return raised(limits);
                }))
                .isInstanceOf(HistoryException.class)
                .hasMessage("what is kept as limits is changed by others all the time; try again in a moment");
    }

    private static void raise(Choices choices, String by) throws HistoryException {
        choices.change(LIMITS, by, ChoicesTest::raised);
    }

    private static Choices.Edited<Limits> raised(Limits before) {
        return new Choices.Edited<>(new Limits(before.co2() + 1, before.rooms()), "raised it");
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
