package airkeeper.dashboard.page;

import static airkeeper.dashboard.page.Household.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.DashboardSettings.Open;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Every page and every window on it, light and dark, wide and on a phone: axe finds nothing. */
@Tag("chromium")
class AccessibilityPageTest {
    private static final String KITCHEN = "#/room/kitchen?range=24h";
    private static final String WHY = "CO₂ 1012 ppm ≥ 1000 ppm";

    private static final List<Look> LOOKS =
            List.of(new Look(1280, "light"), new Look(1280, "dark"), new Look(390, "light"), new Look(320, "dark"));

    @SuppressWarnings("NullAway.Init") // opened before all tests
    private static Browser browser;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // opened at the beginning of each test
    private Invited house;

    @BeforeAll
    static void openBrowser() {
        browser = new Browser();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @AfterEach
    void closeSite() {
        browser.open("about:blank");
        house.close();
    }

    private void open(Open open) {
        house = Invited.to(() -> new Site(NOW.minus(Household.DAY), folder, open));
        browser.look(1280, 900, "light", "Europe/Berlin");
    }

    @Test
    void theRoomsAndWhatIsWrongInThem() {
        open(Open.LOOK);
        house.accept(browser);
        Household.kitchen(house.site(), WHY);
        poorAir(house.site());
        browser.open(house.site().address());
        browser.await(".tile", "1700");
        browser.await(".alerts", "kitchen: CO₂ 1700 ppm, poor.");
        looksRight("rooms");

        browser.open(house.site().address() + "#/room/cellar");
        browser.await("main", "There is no room called cellar here (yet).");
        looksRight("unknown room");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void sensorsThatAreSilent() {
        open(Open.LOOK);
        Household.kitchen(house.site(), WHY);
        house.site().pass(Duration.ofHours(1));
        browser.open(house.site().address());
        browser.await(".tile", "not heard from");
        looksRight("silent");
        assertThat(browser.complaints()).isEmpty();
        house.site().close();
        browser.await("#connection", "Connection to the dashboard lost ");
        browser.awaitTrue("!document.getElementById('connection').hidden");
        looksRight("lost");
    }

    @Test
    void theFirstStart() {
        open(Open.LOOK);
        Household.nobody(house.site());
        browser.open(house.site().address());
        browser.await(".headline", "Waiting for the first reading");
        looksRight("first start");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aRoomWithItsChartItsTableAndItsGuideline() {
        open(Open.LOOK);
        house.accept(browser);
        Household.kitchen(house.site(), WHY);
        browser.open(house.site().address() + KITCHEN);
        browser.await(".note", "on average");
        browser.await(".judged", "Source");
        looksRight("room");

        browser.find(".table summary").click();
        browser.await("tbody", "CET");
        browser.find(".ranges button").click();
        browser.find(".judged > button").click();
        browser.awaitTrue("!document.querySelector('.judged form').hidden");
        looksRight("room with everything open");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theWindowsInWhichOneLogsIn() {
        open(Open.NOTHING);
        browser.open(house.address());
        browser.await("dialog h2", "Become the first admin");
        looksRight("first admin");
        house.accept(browser);
        browser.forget(house.site().address());
        browser.open(house.site().address());
        browser.awaitTrue("document.querySelector('dialog')?.open === true");
        looksRight("login");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whoMayDoWhat() {
        open(Open.LOOK);
        browser.open(house.site().address() + "#/access");
        browser.await(".access h1", "Access");
        looksRight("access from outside");
        house.accept(browser);
        browser.await(".access", "nothing was said yet");
        browser.find(".sections > :nth-child(3) > .form > label:nth-of-type(1) input")
                .sendKeys("grafana");
        browser.press(Keys.ENTER);
        browser.await(".issued", "airkeeper_");
        browser.find("[aria-label='Revoke the token grafana']").click();
        browser.await(".sections > :nth-child(3) .entries", "Really revoke grafana?");
        looksRight("access");
        assertThat(browser.complaints()).isEmpty();
    }

    private static void poorAir(Site site) {
        for (int i = 0; i < 25; i++) {
            site.say(Household.SENSOR, Household.reading(NOW.plusSeconds(30L * i + 1), Household.READINGS + i, 1700));
            site.pass(Duration.ofSeconds(30));
        }
    }

    private static void looksRight(String name) {
        SoftAssertions softly = new SoftAssertions();
        for (Look look : LOOKS) {
            browser.look(look.width(), 900, look.scheme(), "Europe/Berlin");
            softly.assertThat(Axe.findings(browser)).as("%s, %s", name, look).isEmpty();
        }
        softly.assertAll();
        browser.look(1280, 900, "light", "Europe/Berlin");
    }

    private record Look(int width, String scheme) {}
}
