package airkeeper.dashboard.page;

import static airkeeper.dashboard.page.Household.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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

/** The page in a real browser, under its strict content policy. */
@Tag("chromium")
class PageTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final String WHY = "CO₂ 1012 ppm ≥ 1000 ppm";
    /** How many pixels of the canvas have the line's colour. */
    private static final String LINE_PIXELS = """
            const canvas = document.querySelector('canvas');
            const hex = getComputedStyle(document.documentElement).getPropertyValue('--line').trim();
            const wanted = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            let found = 0;
            for (let i = 0; i < data.length; i += 4) if (wanted.every((value, k) => data[i + k] === value)) found++;
            return found;
            """;

    @SuppressWarnings("NullAway.Init") // opened before all tests
    private static Browser browser;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Site site;

    @BeforeAll
    static void openBrowser() {
        browser = new Browser();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @BeforeEach
    void openSite() {
        site = new Site(NOW.minus(Household.DAY), folder);
        browser.look(1280, 900, "light", "Europe/Berlin");
    }

    @AfterEach
    void closeSite() {
        try {
            assertThat(browser.complaints()).as("what the console said").isEmpty();
        } finally {
            browser.open("about:blank");
            site.close();
        }
    }

    @Test
    void aRoomHasATileWithItsAirItsLevelAndItsRelay() throws IOException {
        Household.kitchen(site, WHY);
        browser.open(site.address());

        String tile = browser.await(".tile", "1012");
        browser.picture("overview");

        assertThat(tile).contains("Kitchen", "fair", "ppm CO₂", " s ago", "21.4 °C", "ON", WHY, "locked for ");
        assertThat(browser.text(".headline")).isEqualTo("Could do with some air: Kitchen");
    }

    @Test
    void nowIsTheServersAndNotTheBrowsers() {
        Household.kitchen(site, WHY);
        browser.open(site.address());

        browser.await("#clock", "Sun 25 Oct, 21:00");
    }

    @Test
    void theKeyboardGoesIntoARoomAndBack() throws IOException {
        Household.kitchen(site, WHY);
        browser.open(site.address());
        browser.await(".tile", "1012");

        browser.tabTo(".tile a");
        browser.picture("focus");
        browser.press(Keys.ENTER);
        browser.await("h1", "Kitchen");
        assertThat((String) browser.run("return location.hash")).isEqualTo("#/room/kitchen?range=24h");
        browser.await(".note", "on average");
        browser.tabTo("canvas");
        browser.press(Keys.ARROW_LEFT);
        browser.await(".chart [aria-live]", "ppm");
        browser.back();

        browser.await(".headline", "Kitchen");
    }

    @ParameterizedTest
    @CsvSource({"1280,900,light", "1280,900,dark", "390,844,light", "390,844,dark", "320,700,light"})
    void theChartIsDrawnAndFitsTheScreen(int width, int height, String scheme) throws IOException {
        Household.kitchen(site, WHY);
        browser.look(width, height, scheme, "Europe/Berlin");
        browser.open(site.address() + "#/room/kitchen?range=24h");
        browser.await(".note", "on average");
        browser.picture("room-" + width + "-" + scheme);

        assertThat((Long) browser.run(LINE_PIXELS)).isGreaterThan(width / 2);
        assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        assertThat(browser.find("canvas").getDomAttribute("aria-label"))
                .contains("Chart of CO₂ in Kitchen.", "Nothing was heard for 1 h 1 min", "Fan ran for 1 h 30 min");
        assertThat(browser.text(".now")).contains("it does not lower CO₂");
        assertThat(browser.text(".ledger")).contains("Fan switched on", WHY);
    }

    @Test
    void aDayOf25HoursTellsItsTwoHoursApart() {
        Household.kitchen(site, WHY);
        browser.open(site.address() + "#/room/kitchen?range=24h");
        browser.await(".note", "on average");

        browser.find("summary").click();

        assertThat(browser.await("tbody", "CET")).contains("Sun 25 Oct, 02:42 CEST", "Sun 25 Oct, 02:42 CET");
    }

    @Test
    void aZoneHalfAnHourBesideTheOthersIsRightToo() throws IOException {
        Household.kitchen(site, WHY);
        browser.look(1280, 900, "light", "Asia/Kolkata");
        browser.open(site.address() + "#/room/kitchen?range=24h");

        browser.await(".ledger", "Mon 26 Oct, 00:00");
        browser.await(".note", "on average");
        browser.picture("kolkata");
    }

    @Test
    void aLiveReadingIsShownAndAChangeOfLevelIsSaid() {
        Household.kitchen(site, WHY);
        browser.open(site.address());
        browser.await(".tile", "1012");
        awaitListening();

        measure(1, 1490);
        browser.await(".tile .giant", "1490");
        assertThat(browser.text("#news")).isEmpty();
        measure(2, 1510);

        browser.await("#news", "Kitchen: the air is poor now.");
        browser.await(".tile .level", "poor");
        browser.await(".headline", "Fresh air needed: Kitchen");
    }

    @Test
    void whatComesOverMqttIsTextAndNeverMarkup() {
        String markup = "<img src=nothing onerror=alert(1)>";
        Household.kitchen(site, markup);
        browser.open(site.address() + "#/room/kitchen?range=24h");

        browser.await(".ledger", markup);
        browser.await(".purifiers", markup);
        assertThat((Long) browser.run("return document.querySelectorAll('main img').length"))
                .isZero();
    }

    @Test
    void aFirstStartSaysWhatItWaitsFor() throws IOException {
        Household.nobody(site);
        browser.open(site.address());

        browser.await(".headline", "Waiting for the first reading");
        browser.await(".awaited code", "mosquitto_pub");
        browser.picture("first-start");
    }

    @Test
    void aRoomAppearsWithItsFirstReading() {
        Household.nobody(site);
        browser.open(site.address());
        browser.await(".headline", "Waiting for the first reading");

        awaitListening();
        measure(1, 1012);

        browser.await(".tile", "Kitchen");
    }

    @Test
    void aLostConnectionIsSaid() throws IOException {
        Household.kitchen(site, WHY);
        browser.open(site.address());
        browser.await(".tile", "1012");

        site.close();

        browser.await("#connection", "Connection to the dashboard lost ");
        browser.awaitTrue("!document.getElementById('connection').hidden");
        browser.picture("lost");
        browser.open("about:blank"); // the console complains that nobody answers
    }

    /** Lets an hour pass, which a page can only know of when it is told. */
    private void awaitListening() {
        site.pass(AN_HOUR);
        await().atMost(Browser.PATIENCE).until(() -> {
            site.pass(Duration.ZERO);
            return browser.text("#clock").equals("Sun 25 Oct, 22:00");
        });
    }

    private void measure(int seconds, double co2) {
        site.say(
                Household.SENSOR,
                Household.reading(NOW.plus(AN_HOUR).plusSeconds(seconds), Household.READINGS + seconds, co2));
        site.pass(Duration.ofSeconds(1));
    }
}
