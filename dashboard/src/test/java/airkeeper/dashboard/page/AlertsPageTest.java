package airkeeper.dashboard.page;

import static airkeeper.dashboard.page.Household.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.dashboard.web.Printed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What people see and do when something is wrong. */
@Tag("chromium")
class AlertsPageTest {
    private static final Pattern INVITATION = Pattern.compile("Open (http://\\S+) within an hour");
    /** The page has asked what is wrong, and shows nothing of it. */
    private static final String NOTHING_WRONG =
            "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/api/v1/alerts'))"
                    + " && document.querySelector('.alerts:not([hidden])') === null";

    private static final String POOR = "kitchen: CO₂ 1700 ppm, poor.";

    private final Browser browser = new Browser();

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Site site;

    private String invitation = "";
    private int seq;
    private Duration passed = Duration.ZERO;

    @BeforeEach
    void openSite() {
        try (Printed printed = new Printed()) {
            site = new Site(NOW, folder);
            Matcher said = INVITATION.matcher(printed.text());
            assertThat(said.find()).as(printed.text()).isTrue();
            invitation = said.group(1);
        }
        browser.look(1280, 900, "light", "Europe/Berlin");
    }

    @AfterEach
    void close() {
        browser.close();
        site.close();
    }

    private void air(int minutes, double co2) {
        for (int i = 0; i < minutes * 2; i++) {
            site.say(Household.SENSOR, Household.reading(NOW.plus(passed), seq++, co2));
            site.pass(Duration.ofSeconds(30));
            passed = passed.plusSeconds(30);
        }
    }

    @Test
    void badAirStandsAboveTheRoomsUntilItIsOver() throws IOException {
        air(3, 700);
        browser.open(site.address());
        browser.await(".tile", "Kitchen");
        browser.awaitTrue(NOTHING_WRONG);
        air(12, 1700);
        browser.open(site.address());
        browser.await(".alerts", POOR);
        browser.await(".alerts", "told first ");
        browser.picture("alert");
        browser.look(390, 844, "dark", "Europe/Berlin");
        browser.open(site.address());
        browser.await(".alerts", POOR);
        browser.awaitTrue("document.documentElement.scrollWidth <= innerWidth");
        browser.picture("alert-phone-dark");
        air(7, 700);
        browser.open(site.address());
        browser.await(".tile", "700");
        browser.awaitTrue(NOTHING_WRONG);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whoKnowsSaysSoWithTheKeyboardAndIsLeftAlone() throws IOException {
        admin();
        air(12, 1700);
        browser.open(site.address());
        browser.await(".alerts", POOR);
        browser.tabTo(".alerts button:last-of-type");
        browser.press(Keys.ENTER);

        browser.await(".alerts", "not told again until it is over");
        browser.awaitTrue("document.querySelector('.alerts button') === null");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anAdminSeesWhetherAChannelWorks() throws IOException {
        admin();
        browser.await(".access", "nothing was said yet");
        browser.find("[aria-label='Test phone']").click();
        await().atMost(Browser.PATIENCE).until(() -> {
            site.pass(Duration.ZERO);
            return browser.text(".said-back").equals("phone: It rang.");
        });
        browser.await(".access", "It rang. (");
        browser.picture("channels");
        assertThat(browser.run("return fetch('/api/v1/alerts', {credentials: 'omit'}).then((answer) => answer.text())"))
                .as("what strangers see")
                .asString()
                .contains("\"channel\":\"phone\"", "\"reached\":true")
                .doesNotContain("It rang.");
        assertThat(browser.complaints()).isEmpty();
    }

    private void admin() {
        browser.open(invitation);
        browser.await("dialog h2", "Become the first admin");
        browser.awaitTrue("document.querySelector('dialog')?.open === true");
        browser.find("dialog [name=name]").sendKeys("Anna");
        browser.find("dialog [name=password]").sendKeys("correct horse");
        browser.press(Keys.ENTER);
        browser.await("#account", "Anna");
    }
}
