package airkeeper.dashboard.page;

import static airkeeper.dashboard.page.Household.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Span;
import airkeeper.dashboard.sqlite.SqliteHistory;
import airkeeper.wire.Decision;
import airkeeper.wire.Power;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** Looking into the past of a room, as people do it: a kitchen whose sensor has measured for 40 days. */
@Tag("chromium")
class RoomPageTest {
    private static final Instant BEGIN = NOW.minus(Duration.ofDays(40));
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final List<Span> SILENT = List.of(
            new Span(NOW.minus(Duration.ofDays(35)), NOW.minus(Duration.ofDays(34))),
            new Span(
                    NOW.minus(Duration.ofDays(10)),
                    NOW.minus(Duration.ofDays(10)).plus(Duration.ofHours(2))));

    private static final String LARGE = ".panel.large canvas";
    private static final String HASH = "return location.hash";

    @SuppressWarnings("NullAway.Init") // opened before all tests
    private static Browser browser;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Site site;

    @SuppressWarnings("NullAway.Init") // made with the site
    private Invited invited;

    @BeforeAll
    static void openBrowser() {
        browser = new Browser();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @BeforeEach
    void openSite() throws HistoryException {
        remember();
        invited = Invited.to(() -> new Site(NOW, folder));
        site = invited.site();
        browser.look(1280, 1100, "light", "Europe/Berlin");
    }

    private void remember() throws HistoryException {
        try (SqliteHistory history = new SqliteHistory(folder.resolve("airkeeper.db"))) {
            history.open();
            List<Entry> entries = new ArrayList<>();
            int seq = 0;
            for (Instant at = BEGIN; at.isBefore(NOW); at = at.plus(pause(at))) {
                Instant then = at;
                if (SILENT.stream().noneMatch(span -> span.contains(then))) {
                    entries.add(new Entry.Measured(Household.SENSOR, reading(at, seq++), Entry.Stamp.NODE));
                }
            }
            entries.add(decided(Duration.ofHours(6), Power.ON, "CO₂ 1012 ppm ≥ 1000 ppm"));
            entries.add(decided(Duration.ofHours(5), Power.OFF, "CO₂ 790 ppm ≤ 800 ppm"));
            entries.add(new Entry.Noted(
                    NOW.minus(Duration.ofHours(3)),
                    Household.SENSOR.room(),
                    Entry.Kind.MISSED,
                    "scd41",
                    "12 readings of kitchen/scd41 are lost."));
            history.add(entries);
        }
    }

    /** Each minute since yesterday, which makes few enough readings for a quick test. */
    private static Duration pause(Instant at) {
        return Duration.ofMinutes(at.isBefore(YESTERDAY) ? 5 : 1);
    }

    private static Entry decided(Duration ago, Power power, String why) {
        Reason reason = power == Power.ON ? Reason.TOO_HIGH : Reason.LOW_ENOUGH;
        return new Entry.Decided(Household.FAN, new Decision(NOW.minus(ago), power, true, reason, why));
    }

    /** CO₂ goes up and down by the hour, and is 1100 ppm at last; the rest is as in any kitchen. */
    private static Reading reading(Instant at, int seq) {
        double hours = Duration.between(at, NOW).toMinutes() / 60.0;
        return new Reading(
                at,
                seq,
                Map.of(
                        Quantity.CO2, 800 + 300 * Math.cos(hours),
                        Quantity.TEMPERATURE, 20 + Math.sin(hours / 4),
                        Quantity.HUMIDITY, 45 + 5 * Math.cos(hours / 4),
                        Quantity.PM25, 8 + 4 * Math.sin(hours / 2)),
                Quality.OK);
    }

    @AfterEach
    void closeSite() {
        try {
            assertThat(browser.complaints()).as("what the console said").isEmpty();
        } finally {
            browser.forget(site.address());
            browser.open("about:blank");
            site.close();
        }
    }

    @Test
    void thereIsAChartForEachQuantityWithOneCursorForAll() throws IOException {
        open("range=24h");

        assertThat(browser.run("return [...document.querySelectorAll('.panel')].map((each) => each.dataset.quantity)"))
                .isEqualTo(List.of("co2", "temperature", "humidity", "pm25"));
        browser.hover("[data-quantity=temperature] canvas", 0.5);

        assertThat(browser.await("[data-quantity=co2] .under", "ppm, ")).matches("\\d+ ppm, (good|fair)");
        assertThat(browser.text("[data-quantity=temperature] .under")).matches("\\d\\d\\.\\d °C");
        assertThat(browser.text("[data-quantity=humidity] .under")).matches("\\d\\d %");
        assertThat(browser.text("[data-quantity=pm25] .under"))
                .as("where the mean of a day is meant one value has no level")
                .matches("\\d+\\.\\d µg/m³");
        browser.picture("hover");
        browser.hover("h1", 0.5);
        browser.awaitTrue("document.querySelector('.under').textContent === ''");
    }

    @Test
    void draggingZoomsBackIsBackAndLiveAgainIsLive() throws IOException {
        open("range=24h");

        browser.drag(LARGE, 0.4, 0.6);
        browser.await(".note", "In the time from Sun 25 Oct, ");
        browser.picture("zoomed");

        assertThat((String) browser.run(HASH)).matches("#/room/kitchen\\?from=2026-10-25T\\S+Z&to=2026-10-25T\\S+Z");
        assertThat(browser.find(".csv").getDomAttribute("href"))
                .matches("/api/v1/export.csv\\?room=kitchen&from=2026-10-25T\\S+Z&to=2026-10-25T\\S+Z");
        assertThat(browser.run("return fetch(document.querySelector('.csv').href).then((csv) => csv.text())"))
                .asString()
                .startsWith("time,room,sensor,co2_ppm,")
                .contains("\n2026-10-25T");
        browser.back();
        browser.await(".note", "In the last 24 hours");
        browser.drag(LARGE, 0.4, 0.6);
        browser.await(".note", "In the time from");
        browser.find(".live").click();

        browser.await(".note", "In the last ");
        assertThat((String) browser.run(HASH)).matches("#/room/kitchen\\?range=\\d+m");
        assertThat(browser.find(".live").isDisplayed()).isFalse();
    }

    @Test
    void theKeyboardReadsZoomsMovesAndComesBack() {
        open("range=24h");
        browser.tabTo(LARGE);

        browser.press(Keys.ARROW_LEFT);
        assertThat(browser.await(".chart [aria-live]", "Sun 25 Oct"))
                .contains(" CET, 1100 ppm, fair", "temperature 20.0 °C", "humidity 50 %", "PM2.5 8.2 µg/m³");
        browser.press("+");
        browser.await(".note", "In the last 12 h:");
        assertThat((String) browser.run(HASH)).isEqualTo("#/room/kitchen?range=720m");
        browser.pressWith(Keys.SHIFT, Keys.ARROW_LEFT);
        browser.await(".note", "In the time from Sun 25 Oct, 03:00 to Sun 25 Oct, 15:00");
        browser.press("-");
        browser.press("0");
        browser.await(".note", "In the last 24 hours");
        assertThat((Boolean) browser.run("return document.activeElement.matches('" + LARGE + "')"))
                .isTrue();
    }

    @Test
    void twoFingersZoom() throws IOException {
        browser.look(390, 844, "light", "Europe/Berlin");
        open("range=24h");

        browser.pinch(LARGE, new double[] {0.45, 0.65}, new double[] {0.35, 0.75});

        browser.await(".note", "In the time from ");
        browser.picture("pinched");
        assertThat((String) browser.run(HASH)).contains("?from=");
    }

    @ParameterizedTest
    @CsvSource({
        "30d, 'In the last 30 days', 'Nothing was heard for 2 h( \\d+ min)?'",
        "1y, 'In the last year', 'Nothing was heard for 2[3-9] h( \\d+ min)?'",
        "all, 'In all that is known', 'Nothing was heard in 2 gaps, 2[67] h( \\d+ min)? in all'"
    })
    void outagesAreToldHoweverLongTheRange(String range, String when, String outage) throws IOException {
        open("range=" + range);

        assertThat(browser.await(".note", when)).containsPattern(outage + " \\(hatched\\)");
        browser.picture("outage-" + range);
    }

    @Test
    void aSpanOfOnesOwnIsShownAndItsTableHasAllQuantities() throws IOException {
        open("range=24h");
        browser.find(".ranges button").click();
        type(".own label:nth-of-type(1) input", "2026-10-20T08:00");
        type(".own label:nth-of-type(2) input", "2026-10-20T07:00");
        browser.find(".own [type=submit]").click();
        browser.await(".own .problem", "The first moment must come before the second.");
        type(".own label:nth-of-type(2) input", "2026-10-20T12:00");
        browser.find(".own [type=submit]").click();

        browser.await(".note", "In the time from Tue 20 Oct, 08:00 to Tue 20 Oct, 12:00");
        browser.find(".table summary").click();
        browser.awaitTrue("document.querySelectorAll('tbody tr').length === 48");
        browser.picture("table");
        assertThat(browser.run("return [...document.querySelectorAll('thead th')].map((each) => each.textContent)"))
                .isEqualTo(List.of(
                        "time",
                        "CO₂, ppm",
                        "least",
                        "most",
                        "level",
                        "temperature, °C",
                        "humidity, %",
                        "PM2.5, µg/m³"));
        assertThat(
                        browser.run(
                                "return [...document.querySelectorAll('tbody td')].filter((each) => each.textContent === '').length"))
                .isEqualTo(0L);
    }

    @Test
    void aLineOfTheLedgerMarksItsMomentAndOpensTheHourAroundIt() throws IOException {
        open("range=24h");
        assertThat(browser.text(".ledger"))
                .contains("Readings lost (scd41)12 readings of kitchen/scd41 are lost.", "Fan switched off");

        browser.hover(".ledger li:nth-child(1)", 0.5);
        browser.await(".under", "ppm");
        browser.hover("h1", 0.5);
        browser.awaitTrue("document.querySelector('.under').textContent === ''");
        browser.run("document.querySelector('.ledger').focus(); return 1");
        browser.tabTo(".moment");
        browser.await(".under", "ppm");
        browser.picture("marked");
        browser.press(Keys.ENTER);

        browser.await(".note", "In the time from Sun 25 Oct, 17:30 to Sun 25 Oct, 18:30");
    }

    @Test
    void anAdminChoosesTheGuidelineAndTheLevelFollows() throws IOException {
        invited.accept(browser);
        browser.run("location.hash = '#/room/kitchen?range=24h'; return 1");
        browser.await(".judged", "Source: Health and Safety Executive (UK)");
        browser.await(".room-head .level", "fair");

        browser.find(".judged > button").click();
        browser.await(".judged form", "EN 16798-1");
        browser.run("const s = document.querySelector('.judged [name=scale]'); s.value = 'en-16798';"
                + "s.dispatchEvent(new Event('change')); return 1");
        browser.picture("choosing");
        browser.find(".judged [type=submit]").click();

        browser.await(".judged", "CO₂ by EN 16798-1");
        assertThat(browser.text(".judged"))
                .contains("fair from 1225 ppm on: category III", "Counted from 425 ppm of outdoor air.");
        browser.await(".room-head .level", "good");
        browser.picture("judged");

        browser.find(".judged > button").click();
        browser.awaitTrue("!document.querySelector('.judged form').hidden");
        browser.run("const s = document.querySelector('.judged [name=scale]'); s.value = 'own';"
                + "s.dispatchEvent(new Event('change')); return 1");
        type(".judged [name=fair]", "700");
        type(".judged [name=poor]", "600");
        browser.find(".judged [type=submit]").click();
        browser.await(".judged .said-back", "poor: expected a number from 700.1 to 40000, found \"600\"");
        assertThat(browser.complaints()).singleElement().asString().contains("400 (Bad Request)");
        type(".judged [name=poor]", "1000");
        browser.find(".judged [type=submit]").click();
        browser.await(".room-head .level", "poor");
        browser.run("location.hash = '#/access'; return 1");
        browser.await(".ledger", "Anna judges CO₂ in kitchen by own values, fair from 700.0 on, poor from 1000.0 on");
    }

    @ParameterizedTest
    @CsvSource({"1280,1100,dark", "390,844,light", "390,844,dark", "320,700,light"})
    void itFitsTheScreen(int width, int height, String scheme) throws IOException {
        browser.look(width, height, scheme, "Europe/Berlin");
        open("range=7d");
        browser.find(".ranges button").click();
        browser.picture("past-" + width + "-" + scheme);
        browser.run("document.querySelector('.judged').scrollIntoView({block: 'end'}); return 1");
        browser.picture("guideline-" + width + "-" + scheme);

        assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
    }

    private void open(String query) {
        browser.open(site.address() + "#/room/kitchen?" + query);
        browser.await(".note", "on average");
    }

    /** Sets a field as if it was typed, whatever the browser's language makes of dates. */
    private static void type(String selector, String value) {
        browser.run("document.querySelector('" + selector + "').value = '" + value + "'; return 1");
    }
}
