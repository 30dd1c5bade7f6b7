package airkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.dashboard.page.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo as one sees it: a school morning in a browser, and what the panel does to it. */
@Tag("chromium")
class ShowPageTest {
    private static final Duration STORY = Duration.ofSeconds(60);
    private static final String CARD = "#demo fieldset:not([hidden]) ";

    @TempDir
    private Path folder;

    @Test
    void theAirOfAClassroomIsSeenToBeKept() throws IOException {
        Show show = new Show(new Options(180, 0, null, false), folder, ShowTest.BEGIN);
        try (Browser browser = new Browser()) {
            show.start();
            browser.look(1280, 1200, "light", "UTC");
            browser.open(show.page() + "/");
            browser.await(".tile:nth-child(3)", "Kitchen");
            assertThat(browser.text(".tile:nth-child(1)")).contains("Bedroom", "ppm CO₂");
            assertThat(browser.text(".tile:nth-child(2)")).contains("Classroom", "ppm CO₂");
            browser.await("#simulated", "Simulated air, 180 × speed: an hour here takes 20 s.");
            assertThat(browser.complaints()).isEmpty();

            browser.open(show.page() + "/#/room/classroom?range=1h");
            watchTheStory(browser);
            useThePanel(browser);
            order(browser);
            browser.picture("show");
            assertThat(browser.complaints()).isEmpty();
        } finally {
            show.closeWithBroker();
        }
    }

    private static void watchTheStory(Browser browser) {
        await().atMost(STORY)
                .untilAsserted(() -> assertThat(browser.text(".ledger"))
                        .containsPattern("Ventilator switched onCO₂ 1\\d\\d\\d ppm ≥ 1000 ppm"));
        await().atMost(STORY)
                .untilAsserted(() -> assertThat(browser.find("canvas").getDomAttribute("aria-label"))
                        .contains("Chart of CO₂ in Classroom.", "Ventilator ran for "));
        await().atMost(STORY)
                .until(() -> browser.text(".now .trend").contains("falling")
                        || browser.text(".now .power").equals("OFF"));
    }

    private static void useThePanel(Browser browser) {
        browser.await(CARD + "legend", "classroom");
        browser.run("""
                const drives = document.getElementById('drives-classroom');
                drives.value = 'purifier';
                return drives.dispatchEvent(new Event('change'));""");
        browser.await(".now", "Ventilator, driving a purifier");
        browser.await(".now", "It filters particles; it does not lower CO₂.");

        int people = Integer.parseInt(browser.text(CARD + "output"));
        browser.find(CARD + "[aria-label=\"One person more\"]").click();
        browser.await(CARD + "output", String.valueOf(people + 1));
        browser.find(CARD + "[aria-label=\"Window of the classroom open\"]").click();
        browser.await(CARD + "[aria-label=\"Window of the classroom open\"]", "open");
    }

    /** Nothing real is switched here, so nobody has to log in. */
    private static void order(Browser browser) {
        browser.await("#simulated", "Anyone may order here.");
        browser.find(".orders [data-mode=on]").click();
        browser.await(".said-back", "Ventilator says: ordered on for 30 min");
        assertThat(browser.text("#account")).isEqualTo("MQTT");
    }
}
