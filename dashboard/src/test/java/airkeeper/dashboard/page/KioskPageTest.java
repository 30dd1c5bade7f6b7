package airkeeper.dashboard.page;

import static airkeeper.dashboard.page.Household.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.NodeId;
import airkeeper.wire.Presence;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on a wall, on a telephone's home screen and on paper. */
@Tag("chromium")
class KioskPageTest {
    private static final String WHY = "CO₂ 1012 ppm ≥ 1000 ppm";
    private static final SensorId HALL = SensorId.of("hall/scd41");
    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page\\b(?!s)");
    /** Whether the page is still the one that was marked. */
    private static final String MARKED = "window.marked === true";

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
        browser.look(1280, 800, "dark", "Europe/Berlin");
        Household.kitchen(site, WHY);
    }

    @AfterEach
    void closeSite() {
        browser.open("about:blank");
        site.close();
    }

    @Test
    void aWallShowsAllRoomsAtAGlanceAndThenOneAfterTheOther() throws IOException {
        hall();
        browser.open(site.address() + "?kiosk=1&every=3");

        browser.await(".scene h1", "Fresh air needed: Hall");
        assertThat(browser.text(".glances")).contains("2 rooms · 1 poor · 1 fair", "Kitchen", "1012");
        browser.picture("wall-glance");
        browser.await(".close h1", "Hall");
        assertThat(browser.text(".close .giant")).isEqualTo("1620");
        browser.await(".close h1", "Kitchen");
        browser.awaitTrue("document.querySelector('.close .spark-line').getAttribute('d')?.length > 10");
        browser.picture("wall-room");
        assertThat(browser.text(".close")).contains("1012", "fair", "ON", WHY);
        browser.await(".scene h1", "Fresh air needed: Hall");

        assertThat(browser.run("return [...document.querySelectorAll('button, a, input, select')]"
                        + ".filter((each) => each.checkVisibility()).length"))
                .isEqualTo(0L);
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280,800,light,300", "800,1280,dark,200", "320,640,light,80"})
    void theNumberIsReadFromAfarAndNothingIsCutOff(int width, int height, String scheme, int least) throws IOException {
        browser.look(width, height, scheme, "Europe/Berlin");
        browser.open(site.address() + "?kiosk=1");
        browser.await(".close .giant", "1012");
        browser.awaitTrue("document.querySelector('.close .spark-line').getAttribute('d')?.length > 10");
        browser.picture("wall-" + width + "-" + scheme);

        assertThat((Long) browser.run(
                        "return Math.round(document.querySelector('.giant').getBoundingClientRect().height)"))
                .isGreaterThanOrEqualTo(least);
        assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        assertThat((Long) browser.run("return Math.ceil(document.querySelector('.close footer')"
                        + ".getBoundingClientRect().bottom)"))
                .isLessThanOrEqualTo(height);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aNewPageIsLoadedOnceNobodyTypes() {
        browser.open(site.address() + "#/room/kitchen?range=6h");
        browser.await(".note", "on average");
        browser.run("""
                window.marked = true;
                const { fetch } = window;
                window.fetch = async (path, options) => {
                  const answer = await fetch(path, options);
                  if (path !== '/api/v1/about') return answer;
                  window.told = true;
                  return new Response(JSON.stringify({ ...await answer.json(), edition: 'another' }));
                };
                document.querySelector('.orders select').focus();
                return 1""");

        browser.awaitTrue(MARKED);
        await().atMost(Browser.PATIENCE).until(() -> {
            site.say(new Presence(Presence.State.ONLINE, new NodeId("pi-new"), "sensor", "0.1.0", NOW, List.of()));
            site.pass(Duration.ZERO);
            return Boolean.TRUE.equals(browser.run("return window.told === true"));
        });
        String age = browser.text(".age");
        browser.awaitTrue("document.querySelector('.age').textContent !== '" + age + "'");
        browser.awaitTrue(MARKED);

        browser.run("document.activeElement.blur(); return 1");

        browser.awaitTrue("window.marked === undefined");
        browser.await(".note", "on average");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void itCanBeInstalled() {
        browser.open(site.address());
        browser.await(".tile", "1012");

        assertThat(browser.hindrances()).isEqualTo("[]");
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a4,8.27,11.69,4", "letter,8.5,11,4", "a4,8.27,11.69,9", "letter,8.5,11,9"})
    void aRoomsWeekFitsOnePage(String paper, double width, double height, int quantities) throws IOException {
        site.say(Household.SENSOR, air(quantities));
        site.pass(Duration.ofSeconds(1));
        browser.open(site.address() + "#/room/kitchen?range=7d");
        browser.await(".note", "on average");
        browser.await(".judged", "Source");

        byte[] pdf = browser.print("week-" + paper + "-" + quantities, width, height);

        assertThat(PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1)).results())
                .hasSize(1);
        assertThat(browser.run("return document.documentElement.className")).isEqualTo("");
    }

    @Test
    void paperIsLightAndSharpWhateverTheScreenIs() {
        browser.open(site.address() + "#/room/kitchen?range=7d");
        browser.await(".note", "on average");
        browser.await(".judged", "Source");
        assertThat(line()).isEqualTo("#56b4e9");

        browser.run("dispatchEvent(new Event('beforeprint')); return 1");

        assertThat(line()).isEqualTo("#0072b2");
        assertThat(browser.run("const canvas = document.querySelector('canvas');"
                        + "return Math.round(canvas.width / canvas.clientWidth)"))
                .isEqualTo(3L);
        assertThat(browser.text(".printed"))
                .isEqualTo("Sun 18 Oct, 22:00 to Sun 25 Oct, 21:00, printed Sun 25 Oct, 21:00");
        browser.run("dispatchEvent(new Event('afterprint')); return 1");
        assertThat(line()).isEqualTo("#56b4e9");
    }

    private static Object line() {
        return browser.run("return getComputedStyle(document.documentElement).getPropertyValue('--line').trim()");
    }

    /** A hall beside the kitchen, whose air is poor. */
    private void hall() {
        site.say(HALL, new Reading(NOW, 1, Map.of(Quantity.CO2, 1620.0), Quality.OK));
        site.pass(Duration.ofSeconds(1));
    }

    /** The air in so many quantities, of which PM2.5 is one that has a scale. */
    private static Reading air(int quantities) {
        Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        List<Quantity> all = new ArrayList<>(List.of(Quantity.values()));
        all.remove(Quantity.PM25);
        all.add(1, Quantity.PM25);
        for (Quantity quantity : all.subList(0, quantities)) {
            values.put(quantity, quantity == Quantity.PRESSURE ? 1013 : quantity == Quantity.CO2 ? 1012 : 21.5);
        }
        return new Reading(NOW, Household.READINGS, values, Quality.OK);
    }
}
