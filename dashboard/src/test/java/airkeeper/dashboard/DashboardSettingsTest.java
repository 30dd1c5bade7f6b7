package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.wire.Quantity;
import airkeeper.wire.settings.Secret;
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardSettingsTest {
    @Test
    void theExampleShowsWhatHoldsWithoutIt() throws SettingsException {
        assertThat(Settings.load(DashboardSettings.class, Path.of("../deploy/examples/dashboard.toml"), Map.of()))
                .isEqualTo(Settings.load(DashboardSettings.class, null, Map.of()));
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        Map<String, String> environment = Map.of(
                "AIRKEEPER_WEB_PORT", "70000", "AIRKEEPER_HISTORY_COMMIT_EVERY", "2 h", "AIRKEEPER_NODE", "Dash Board");

        assertThatThrownBy(() -> Settings.load(DashboardSettings.class, null, environment))
                .isInstanceOf(SettingsException.class)
                .hasMessage("""
                        the environment: AIRKEEPER_NODE: expected a node name of lower-case letters, digits and hyphens \
                        (1 to 63, not beginning with a hyphen), found "Dash Board"
                        the environment: AIRKEEPER_HISTORY_COMMIT_EVERY: expected 0 s to 1 min, found 2 h
                        the environment: AIRKEEPER_WEB_PORT: expected 0 to 65535, found 70000""");
    }

    @Test
    void whoTellsOthersProvesItselfOutsideOfTheUrl() {
        assertThatThrownBy(() -> Settings.load(
                        DashboardSettings.class, null, Map.of("AIRKEEPER_NTFY_URL", "https://anna:secret@ntfy.sh/air")))
                .isInstanceOf(SettingsException.class)
                .hasMessageEndingWith("expected what proves you as token or token-file, found a user in the url")
                .hasMessageNotContaining("secret");
    }

    @Test
    void theHouseIsJudgedByPublishedScalesOrItsOwn() throws SettingsException {
        Guideline usual = Settings.load(DashboardSettings.class, null, Map.of())
                .guideline()
                .guideline();
        assertThat(usual).isEqualTo(Guideline.HSE_UK);

        Map<String, String> other = Map.of(
                "AIRKEEPER_GUIDELINE_CO2", "en-16798",
                "AIRKEEPER_GUIDELINE_OUTDOOR", "430",
                "AIRKEEPER_GUIDELINE_PM25", "10 / 25.5");
        Guideline set =
                Settings.load(DashboardSettings.class, null, other).guideline().guideline();
        assertThat(Objects.requireNonNull(set.scale(Quantity.CO2)).level(1229)).isEqualTo(Level.GOOD);
        assertThat(Objects.requireNonNull(set.scale(Quantity.CO2)).level(1230)).isEqualTo(Level.FAIR);
        assertThat(Objects.requireNonNull(set.scale(Quantity.PM25)).level(25.5)).isEqualTo(Level.POOR);

        assertThatThrownBy(
                        () -> Settings.load(DashboardSettings.class, null, Map.of("AIRKEEPER_GUIDELINE_CO2", "ashrae")))
                .isInstanceOf(SettingsException.class)
                .hasMessageEndingWith(
                        "expected for co2 one of hse-uk, en-16798, en-13779, uba-2008, bb101-mechanical, bb101-natural,"
                                + " france-2022, belgium or two values such as 900/1400, found \"ashrae\"");
        assertThatThrownBy(() ->
                        Settings.load(DashboardSettings.class, null, Map.of("AIRKEEPER_GUIDELINE_CO2", "1400/900")))
                .isInstanceOf(SettingsException.class)
                .hasMessageEndingWith("expected values above 0 that rise, found [0.0, 1400.0, 900.0]");
    }

    @Test
    void homeAssistantIsToldBelowThePrefixThatIsSet() throws SettingsException {
        assertThat(Settings.load(DashboardSettings.class, null, Map.of("AIRKEEPER_HOME_ASSISTANT", "homeassistant"))
                        .homeAssistant())
                .isEqualTo(new DashboardSettings.Announced("homeassistant"));
        assertThat(Settings.load(DashboardSettings.class, null, Map.of()).homeAssistant())
                .isNull();
        assertThatThrownBy(
                        () -> Settings.load(DashboardSettings.class, null, Map.of("AIRKEEPER_HOME_ASSISTANT", "a/+")))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "the environment: AIRKEEPER_HOME_ASSISTANT: expected a topic without + and #, found \"a/+\"");
    }

    @Test
    void aPrefixThatCannotBeOneIsAMistake() {
        assertThatThrownBy(() -> Settings.load(DashboardSettings.class, null, Map.of("AIRKEEPER_PREFIX", "/air")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("expected a topic prefix such as airkeeper or school/air, found \"/air\"");
    }

    @Test
    void aDatabaseTakesThePlaceOfTheFile() throws SettingsException {
        Map<String, String> environment = Map.of(
                "AIRKEEPER_HISTORY_URL", "postgresql://db.school:5432/airkeeper?sslmode=verify-full",
                "AIRKEEPER_HISTORY_USER", "airkeeper",
                "AIRKEEPER_HISTORY_PASSWORD", "spoken word",
                "AIRKEEPER_SHARE", "recorders");
        DashboardSettings settings = Settings.load(DashboardSettings.class, null, environment);

        assertThat(settings.history().file()).isNull();
        assertThat(settings.history().secret()).isEqualTo(new Secret("spoken word"));
        assertThat(settings.share()).isEqualTo(new DashboardSettings.Group("recorders"));
        assertThat(settings.toString()).doesNotContain("spoken word");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            file = "a.db", url = "postgresql://db/air"                   | expected file or url, found both
            user = "airkeeper"                                           | expected a url with user and password, found none
            url = "postgresql://me:secret@db/air"                        | expected user and password as settings of their own, found them in the url
            url = "postgresql://db/air?ssl=true&password=secret"         | expected user and password as settings of their own, found them in the url
            url = "postgresql://db"                                      | expected a url such as postgresql://localhost:5432/airkeeper, found postgresql://db
            url = "mysql://db/air"                                       | expected a url such as postgresql://localhost:5432/airkeeper, found mysql://db/air
            url = "postgresql://db/air", password-file = "/nowhere"      | expected a readable file, found none at /nowhere""")
    void whatCannotBeADatabaseIsAMistake(String table, String mistake, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("settings.toml");
        Files.writeString(file, "history = { " + table + " }");

        assertThatThrownBy(() -> Settings.load(DashboardSettings.class, file, Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageEndingWith(": " + mistake);
    }

    @Test
    void onlyADatabaseCanBeShared() {
        assertThatThrownBy(() -> Settings.load(DashboardSettings.class, null, Map.of("AIRKEEPER_SHARE", "recorders")))
                .isInstanceOf(SettingsException.class)
                .hasMessageEndingWith(
                        "expected a history.url with share, as only a database can be written to by several, found none");
        assertThatThrownBy(() -> Settings.load(DashboardSettings.class, null, Map.of("AIRKEEPER_SHARE", "a/b")))
                .isInstanceOf(SettingsException.class)
                .hasMessageEndingWith(
                        "expected a group of 1 to 63 lower-case letters, digits and hyphens, found \"a/b\"");
    }
}
