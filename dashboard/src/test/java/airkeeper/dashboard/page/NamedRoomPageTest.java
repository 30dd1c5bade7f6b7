package airkeeper.dashboard.page;

import static airkeeper.dashboard.page.Household.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A room that people call otherwise than its topic does is called so to everybody, and by whatever leaves the page. */
@Tag("chromium")
class NamedRoomPageTest {
    private final Browser browser = new Browser();

    @TempDir
    private Path folder;

    @TempDir
    private Path downloads;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Site site;

    @BeforeEach
    void openSite() {
        Invited invited = Invited.to(() -> new Site(NOW.minus(Household.DAY), folder));
        site = invited.site();
        browser.look(1280, 900, "light", "Europe/Berlin");
        invited.accept(browser);
        Household.kitchen(site, "CO₂ 1012 ppm ≥ 1000 ppm");
    }

    @AfterEach
    void close() {
        browser.close();
        site.close();
    }

    @Test
    void thoseWhoDoNotSeeTheChartsHearItsNameAndTheFileHasIt() {
        call("Klasse 3-b");

        browser.open(site.address() + "#/room/kitchen?range=24h");
        browser.await(".note", "on average");
        browser.await(".judged", "Source: ");

        assertThat(label("[data-quantity=co2] canvas")).startsWith("Chart of CO₂ in Klasse 3-b. In the last 24 hours");
        assertThat(label("[data-quantity=temperature] canvas")).startsWith("Chart of temperature in Klasse 3-b. ");
        assertThat(label(".table [role=region]")).isEqualTo("The air of Klasse 3-b as a table");
        assertThat(label(".judged")).isEqualTo("Guideline of Klasse 3-b");
        assertThat(saved()).isEqualTo("airkeeper-Klasse-3-b.csv");
    }

    @Test
    void aNameIsTextWhateverStandsInIt() {
        String name = "../<img src=x onerror=document.title=1>\\\"é";
        call(name);

        browser.open(site.address() + "#/room/kitchen?range=24h");
        browser.await(".note", "on average");

        assertThat(label("[data-quantity=co2] canvas")).startsWith("Chart of CO₂ in " + name + ". ");
        assertThat(browser.run("return document.querySelectorAll('main img').length"))
                .isEqualTo(0L);
        assertThat(saved()).isEqualTo("airkeeper-img-src-x-onerror-document-title-1-é.csv");
        assertThat(browser.complaints()).isEmpty();
    }

    private void call(String name) {
        String json = name.replace("\\", "\\\\").replace("\"", "\\\"");
        assertThat(browser.run("return fetch('/api/v1/rooms/kitchen/place', {method: 'PUT',"
                        + " headers: {'Content-Type': 'application/json'},"
                        + " body: String.raw`{\"name\":\"" + json + "\"}`}).then((answer) => answer.status)"))
                .isEqualTo(200L);
    }

    private String label(String selector) {
        return String.valueOf(browser.find(selector).getDomAttribute("aria-label"));
    }

    /** The name of the file that the browser makes of what is seen. */
    private String saved() {
        browser.saveInto(downloads);
        browser.find(".csv").click();
        return await().atMost(Browser.PATIENCE)
                .until(
                        this::files,
                        files -> files.size() == 1 && files.getFirst().endsWith(".csv"))
                .getFirst();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(downloads)) {
            return files.map(Path::getFileName).map(Path::toString).toList();
        }
    }
}
