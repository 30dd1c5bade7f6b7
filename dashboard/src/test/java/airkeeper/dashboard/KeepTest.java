package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeepTest {
    @Test
    void withoutSettingsItIsAsUsual() throws SettingsException {
        DashboardSettings.Kept history =
                Settings.load(DashboardSettings.class, null, Map.of()).history();

        assertThat(history.keep()).isEqualTo(Keep.USUAL);
        assertThat(history.budget()).isNull();
    }

    @Test
    void isSetInDaysOrForEver() throws SettingsException {
        DashboardSettings.Kept history = Settings.load(
                        DashboardSettings.class,
                        null,
                        Map.of(
                                "AIRKEEPER_HISTORY_KEEP_READINGS", "30 d",
                                "AIRKEEPER_HISTORY_KEEP_FIVE_MINUTES", "400 d",
                                "AIRKEEPER_HISTORY_KEEP_HOURS", "for ever",
                                "AIRKEEPER_HISTORY_BUDGET", "500 MB"))
                .history();

        assertThat(history.keep()).isEqualTo(new Keep(Retention.of("30 d"), Retention.of("400 d"), Retention.FOR_EVER));
        assertThat(history.budget()).isEqualTo(new Size(500_000_000));
    }

    @Test
    void mistakesAreNamed() {
        assertMistake(
                "AIRKEEPER_HISTORY_KEEP_READINGS",
                "3 months",
                "the environment: AIRKEEPER_HISTORY_KEEP_READINGS:"
                        + " expected a number of days such as \"90 d\", or \"for ever\", found \"3 months\"");
        assertMistake(
                "AIRKEEPER_HISTORY_KEEP_READINGS",
                "1 d",
                "the environment: AIRKEEPER_HISTORY_KEEP: expected readings"
                        + " to be kept for at least 3 d, because their slots are made when a day is over, found 1 d");
        assertMistake(
                "AIRKEEPER_HISTORY_KEEP_HOURS",
                "100 d",
                "the environment: AIRKEEPER_HISTORY_KEEP: expected slots to be"
                        + " kept for at least as long as what is finer, found readings 90 d, five-minutes for ever, hours 100 d");
        assertMistake(
                "AIRKEEPER_HISTORY_BUDGET",
                "2 gigabytes",
                "the environment: AIRKEEPER_HISTORY_BUDGET: expected a size"
                        + " such as \"500 MB\" or \"2 GB\", found \"2 gigabytes\"");
    }

    private static void assertMistake(String variable, String value, String sentence) {
        assertThatThrownBy(() -> Settings.load(DashboardSettings.class, null, Map.of(variable, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessage(sentence);
    }

    @Test
    void aHorizonIsNeverBeforeTheFirstMomentThereIs() {
        Instant now = Instant.parse("2026-11-21T10:00:00Z");

        assertThat(Retention.FOR_EVER.horizon(now)).isEqualTo(Instant.EPOCH);
        assertThat(Retention.of("99999 d").horizon(now)).isEqualTo(Instant.EPOCH);
        assertThat(Retention.of("90 d").horizon(now)).isEqualTo(Instant.parse("2026-08-23T10:00:00Z"));
    }
}
