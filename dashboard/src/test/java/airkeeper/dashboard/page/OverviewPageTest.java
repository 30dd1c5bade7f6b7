package airkeeper.dashboard.page;

import static airkeeper.dashboard.page.Household.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.dashboard.HistoryException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
import org.openqa.selenium.WebElement;

/** A caretaker looks after a school of 500 rooms. */
@Tag("chromium")
class OverviewPageTest {
    private static final String SEARCH = ".search input";
    private static final String FIRST =
            "[...document.querySelectorAll('.tile a')].slice(0, 5).map((a) => a.textContent)";
    private static final String SERIES =
            "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/series?')).length";
    private static final String FILLED = "document.querySelectorAll('.tile.filled').length";

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
        School.remember(folder);
        invited = Invited.to(() -> new Site(NOW, folder));
        site = invited.site();
        browser.look(1280, 900, "light", "Europe/Berlin");
        open();
    }

    private void open() {
        browser.open(site.address());
        browser.await(".summary", "rooms");
        browser.awaitTrue("document.querySelector('.tile.filled') !== null");
    }

    @AfterEach
    void closeSite() {
        browser.run("localStorage.clear(); return 1");
        browser.forget(site.address());
        site.close();
    }

    @Test
    void oneLineSaysHowAllOfThemAreAndTheSilentComeFirst() throws IOException {
        browser.picture("school");

        assertThat(browser.text(".headline")).isEqualTo("Fresh air needed in 12 rooms");
        assertThat(browser.text(".summary")).isEqualTo("500 rooms · 12 poor · 40 fair · 3 not heard from");
        assertThat(browser.text(".group:first-child h2")).isEqualTo("Not heard from 3");
        assertThat(browser.text(".group:first-child .tile"))
                .contains("Room 1000", "not heard from", "650", "last heard 25 min ago");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void roomsStandByFloorOrWorstFirstOrByNameAndItIsKept() throws IOException {
        assertThat(titles())
                .startsWith("Not heard from 3", "Annex · floor 0 49", "Annex · floor 1 50")
                .hasSize(11);

        order("worst");
        assertThat(titles()).containsExactly("Not heard from 3", "Rooms 497");
        assertThat(browser.text(".group:nth-child(2) .tile a")).isEqualTo("Room 1014");
        browser.picture("school-worst");
        order("name");
        assertThat(browser.text(".group:nth-child(2) .tile a")).isEqualTo("Küche <b>2-04</b>");

        open();
        assertThat(titles()).containsExactly("Not heard from 3", "Rooms 497");
        assertThat(browser.text(".order [aria-pressed=true]")).isEqualTo("By name");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theKeyboardFindsARoomAndOpensIt() throws IOException {
        browser.press("/");
        browser.press("main 104");
        browser.await(".found", "6 of 500 rooms");
        browser.picture("school-search");
        assertThat(list(FIRST)).containsExactly("Room 1040", "Room 1042", "Room 1044", "Room 1104", "Room 1046");

        browser.press(Keys.ESCAPE);
        browser.awaitTrue("document.querySelectorAll('.tile').length === 500");
        assertThat(browser.text(".found")).isEmpty();
        browser.press("kuche");
        browser.await(".found", "1 of 500 rooms");
        browser.press(Keys.ENTER);

        browser.await("h1", "Küche <b>2-04</b>");
        assertThat((String) browser.run("return location.hash")).startsWith("#/room/room-1008");
        assertThat((String) browser.run("return document.title")).isEqualTo("Küche <b>2-04</b> · Airkeeper");
        browser.back();
        browser.await(".found", "1 of 500 rooms");
        browser.find(SEARCH).sendKeys(Keys.ESCAPE, "zzz");
        browser.await(".overview", "No room is called “zzz”.");
        browser.find(SEARCH).sendKeys(Keys.ESCAPE);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void onlyWhatIsLookedAtIsMadeAndFetched() {
        browser.awaitTrue("document.querySelector('.tile .spark-line').getAttribute('d')?.length > 10");
        browser.awaitTrue(SERIES + " >= " + FILLED);
        assertThat(number(FILLED)).isBetween(9L, 60L);
        assertThat(number(SERIES)).isLessThanOrEqualTo(number(FILLED));

        long before = number(FILLED);
        browser.run("document.querySelector('.group:last-child').scrollIntoView(); return 1");

        browser.awaitTrue("document.querySelector('.group:last-child .tile .giant')?.textContent > ''");
        assertThat(number(FILLED)).isLessThan(2 * before + 60);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aRoomThatGetsWorseMovesUpAndOnlyThatOneIsTouched() {
        order("worst");
        browser.awaitTrue("[...document.querySelectorAll('.spark-line')]"
                + ".every((line) => line.hasAttribute('d') || line.getBoundingClientRect().top > innerHeight)");
        browser.run("""
                window.touched = new Set();
                new MutationObserver((all) => all.forEach(({ target }) => {
                  const tile = (target.closest ? target : target.parentElement)?.closest('.tile');
                  if (tile && !(target.closest?.('.age') ?? target.parentElement.closest('.age'))) window.touched.add(tile.dataset.room);
                })).observe(document.querySelector('.groups'), { subtree: true, childList: true, characterData: true, attributes: true });
                return 1""");
        site.pass(Duration.ofSeconds(1));

        site.say(School.sensor(499), School.reading(NOW.plusSeconds(1), 12, 2500));

        await().atMost(Browser.PATIENCE).until(() -> {
            site.pass(Duration.ZERO);
            return browser.text(".group:nth-child(2) .tile a").equals("Room 1499");
        });
        browser.await(".group:nth-child(2) .tile .giant", "2500");
        browser.await(".summary", "13 poor");
        assertThat(list("[...window.touched]")).contains("room-1499").hasSizeLessThan(5);
    }

    @Test
    void aRoomThatFallsSilentIsSaidToBeSo() {
        browser.await(".summary", "3 not heard from");

        await().atMost(Browser.PATIENCE).until(() -> {
            site.pass(Duration.ofMinutes(1));
            return browser.text(".summary").contains("500 not heard from");
        });
        assertThat(browser.text(".headline")).isEqualTo("No room has been heard from lately");
    }

    @Test
    void anAdminSaysWhatARoomIsCalledAndWhere() throws IOException {
        invited.accept(browser);
        browser.open(site.address() + "#/room/room-1100?range=1h");
        browser.await(".placed", "Room 1100 · Main · floor 0");

        browser.find(".placed button").click();
        fill(".placed input[name=name]", "Chemistry");
        fill(".placed input[name=floor]", "cellar");
        browser.press(Keys.ENTER);

        browser.await(".placed [role=status]", "Saved.");
        browser.await(".placed .where", "Chemistry · Main · cellar");
        browser.await("h1", "Chemistry");
        browser.picture("placed");
        browser.find(".back a").click();
        browser.await(".groups", "Main · cellar 1");
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280,900,dark", "390,844,light", "390,844,dark", "320,700,light"})
    void itFitsTheScreen(int width, int height, String scheme) throws IOException {
        browser.look(width, height, scheme, "Europe/Berlin");
        open();
        browser.awaitTrue("document.querySelector('.tile .spark-line').getAttribute('d')?.length > 10");
        browser.picture("school-" + width + "-" + scheme);

        assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theSlashIsForTheSearchOnlyWhereNobodyTypes() {
        WebElement search = browser.find(SEARCH);
        search.sendKeys("a/b");

        assertThat(search.getDomProperty("value")).isEqualTo("a/b");
        search.sendKeys(Keys.ESCAPE, Keys.ESCAPE);
        browser.awaitTrue("document.activeElement === document.body");
    }

    private static void fill(String selector, String text) {
        WebElement input = browser.find(selector);
        input.clear();
        input.sendKeys(text);
    }

    private static void order(String order) {
        browser.find(".order [data-order=" + order + "]").click();
    }

    private static List<String> titles() {
        return list("[...document.querySelectorAll('.group > h2')].map((h) => h.textContent)");
    }

    private static long number(String expression) {
        return (Long) browser.run("return " + expression);
    }

    @SuppressWarnings("unchecked") // what is asked for is a list of texts
    private static List<String> list(String expression) {
        return (List<String>) browser.run("return " + expression);
    }
}
