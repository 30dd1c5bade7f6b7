package airkeeper.dashboard.page;

import static airkeeper.dashboard.page.Household.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of the page are fetched when they are wanted; one that does not come is said, and never leaves the page blank. */
@Tag("chromium")
class PartsPageTest {
    private static final String NOT_COME =
            "This part of the page did not come: the dashboard may be away, or has a newer page by now.";

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
        Household.kitchen(site, "CO₂ 1012 ppm ≥ 1000 ppm");
        browser.look(1280, 900, "light", "Europe/Berlin");
    }

    @AfterEach
    void closeSite() {
        browser.withhold();
        browser.open("about:blank");
        site.close();
    }

    @Test
    void aViewThatDoesNotComeIsSaidAndTriedAgain() throws IOException {
        browser.open(site.address());
        browser.await(".tile", "1012");
        browser.withhold("*/js/room.js");

        browser.find(".tile a").click();
        browser.await("#view [role=alert]", NOT_COME);
        browser.picture("not-come");
        browser.withhold("*/api/v1/about");
        browser.find("#view [role=alert] button").click();
        browser.await("#view [role=alert]", "The dashboard does not answer yet; please try again in a moment.");
        browser.withhold();
        browser.find("#view [role=alert] button").click();

        browser.await("h1", "Kitchen");
        browser.await(".note", "on average");
    }

    @Test
    void aWallTriesAgainByItself() {
        browser.withhold("*/js/kiosk.js");
        browser.open(site.address() + "?kiosk=1");
        browser.await("#view [role=alert]", NOT_COME);

        browser.withhold();

        browser.await(".scene", "Kitchen");
    }

    @Test
    void backFromAViewThatDidNotComeIsWhatWasBefore() {
        browser.open(site.address());
        browser.await(".tile", "1012");
        browser.withhold("*/js/access.js");

        browser.run("location.hash = '#/access'; return 1");
        browser.await("#view [role=alert]", NOT_COME);
        browser.back();

        browser.await(".tile", "1012");
        browser.await(".headline", "Kitchen");
    }

    @Test
    void aLoginThatDoesNotComeIsSaidToo() {
        browser.open(site.address());
        browser.await(".tile", "1012");
        browser.withhold("*/js/login.js");

        browser.find("#account button").click();

        browser.await("#view [role=alert]", NOT_COME);
        browser.await(".tile", "1012");
    }

    @Test
    void aRoomFetchesWhatItNeedsAndNoMore() {
        browser.open(site.address() + "#/room/kitchen?range=24h");
        browser.await(".judged", "Source");
        List<?> files = (List<?>) browser.run("return performance.getEntriesByType('resource')"
                + ".map(({ name }) => new URL(name).pathname).filter((path) => /[.](js|css)$/.test(path))");

        assertThat(files.stream().map(String::valueOf).toList())
                .contains("/js/picture.js", "/js/below.js", "/print.css")
                .doesNotContain(
                        "/overview.css",
                        "/kiosk.css",
                        "/admin.css",
                        "/js/overview.js",
                        "/js/kiosk.js",
                        "/js/mqtt.js",
                        "/js/access.js",
                        "/js/login.js",
                        "/js/rows.js",
                        "/js/judging.js",
                        "/js/words/de.js")
                .doesNotHaveDuplicates();
        assertThat(browser.complaints()).isEmpty();
    }
}
