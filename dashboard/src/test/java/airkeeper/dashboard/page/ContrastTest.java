package airkeeper.dashboard.page;

import static airkeeper.dashboard.page.Household.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** What is painted stands out from what is behind it (WCAG 2.2, 1.4.3 and 1.4.11), which axe cannot see on a canvas. */
@Tag("chromium")
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double GRAPHICS = 3;
    /** Nine hours, in which the silent one is wide enough for its words. */
    private static final String KITCHEN = "#/room/kitchen?from=2026-10-25T11:00:00Z&to=2026-10-25T20:00:00Z";

    /** Contrast as WCAG defines it; colours are anything that a canvas takes, laid over each other from the last to the first. */
    private static final String CONTRAST = """
            const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
            window.laid = (...colours) => {
              pen.clearRect(0, 0, 1, 1);
              for (const colour of colours.toReversed()) {
                pen.fillStyle = colour;
                pen.fillRect(0, 0, 1, 1);
              }
              return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
            };
            const linear = (value) => value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
            const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
            window.contrast = (a, b) => {
              const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
              return (light + 0.05) / (dark + 0.05);
            };
            window.surface = () => getComputedStyle(document.querySelector('.card')).backgroundColor;
            return true;
            """;

    /** From now on each text on a canvas is noted, with its contrast to the least of the pixels that are behind it. */
    private static final String NOTE_TEXTS = """
            window.texts = [];
            const { fillText } = CanvasRenderingContext2D.prototype;
            CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
              const { actualBoundingBoxLeft: left, actualBoundingBoxRight: right, actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = this.measureText(text);
              const { a, d, e, f } = this.getTransform();
              const [width, height] = [Math.ceil((left + right) * a), Math.ceil((up + down) * d)];
              if (width > 0 && height > 0) {
                const { data } = this.getImageData(Math.floor((x - left) * a + e), Math.floor((y - up) * d + f), width, height);
                const behind = new Set();
                for (let i = 0; i < data.length; i += 4) behind.add(`rgb(${data[i]} ${data[i + 1]} ${data[i + 2]} / ${data[i + 3] / 255})`);
                const least = Math.min(...[...behind].map((colour) => contrast(laid(this.fillStyle, colour, surface()), laid(colour, surface()))));
                texts.push({ text: String(text), contrast: least });
              }
              return fillText.call(this, text, x, y, ...rest);
            };
            return true;
            """;

    /** The contrast of each mark of the chart to the worst ground that it can be on. */
    private static final String MARKS = """
            const { colours } = await import('/js/theme.js');
            const { faint, marks } = await import('/js/marks.js');
            const named = colours();
            const levels = ['good', 'fair', 'poor'];
            const drawn = marks({
              from: 0, to: 1000, width: 1000, bottom: 0, top: 3000, wordy: true, colours: named, hatch: named.hatch,
              scale: { bands: levels.map((level, i) => ({ from: i * 1000, level, name: null })) }, thresholds: { on: 1000, off: 800 },
              gaps: [{ from: 0, to: 500 }, { from: 600, to: 601 }], runs: [{ purifier: 'fan', from: 0, to: 500 }],
            });
            const grounds = [[surface()], ...levels.map((_, i) => [drawn.bands[i].fill, surface()])];
            const withBand = [...grounds, ...grounds.map((ground) => [faint(named.band, 0.22), ...ground])];
            const least = (colour, under) => Math.min(...under.map((ground) => contrast(laid(colour, ...ground), laid(...ground))));
            return {
              line: least(named.line, withBand), cursor: least(faint(named.ink, 0.55), withBand),
              threshold: least(drawn.lines[0].stroke, withBand), run: least(drawn.runs[0].fill, withBand),
              gap: least(drawn.gaps[0].fill, grounds), 'short gap': least(drawn.gaps[1].fill, grounds),
            };
            """;

    private static final String DRAWINGS = """
            const stroke = (selector) => getComputedStyle(document.querySelector(selector)).stroke;
            const badge = getComputedStyle(document.querySelector('.level')).backgroundColor;
            return {
              spark: contrast(laid(stroke('.spark-line'), surface()), laid(surface())),
              bound: contrast(laid(stroke('.spark-bound'), surface()), laid(surface())),
              shape: contrast(laid(stroke('.level svg'), badge, surface()), laid(badge, surface())),
            };
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
        Household.kitchen(site, "CO₂ 1012 ppm ≥ 1000 ppm");
    }

    @AfterEach
    void closeSite() {
        browser.open("about:blank");
        site.close();
    }

    @Test
    void contrastIsCountedAsInItsDefinition() {
        browser.open(site.address());
        browser.await(".tile", "1012");
        browser.run(CONTRAST);
        assertThat((Number) browser.run("return contrast(laid('#fff'), laid('#000'))"))
                .isEqualTo(21L);
        assertThat((Double) browser.run("return contrast(laid('#777'), laid('#fff'))"))
                .isBetween(4.47, 4.49);
        assertThat((Double) browser.run("return contrast(laid('rgb(0 0 0 / 50%)', '#fff'), laid('#fff'))"))
                .isBetween(3.9, 4.1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void wordsOnAChartAreRead(String scheme) {
        browser.look(1280, 900, scheme.equals("dark") ? "light" : "dark", "Europe/Berlin");
        browser.open(site.address() + KITCHEN);
        browser.await(".note", "on average");
        browser.run("document.querySelector('canvas').focus(); return true");
        browser.press(Keys.ARROW_LEFT);
        browser.await(".chart [aria-live]", "ppm");
        browser.run(CONTRAST);
        browser.run(NOTE_TEXTS);

        browser.look(1280, 900, scheme, "Europe/Berlin"); // all is painted anew
        browser.awaitTrue("texts.length > 30");

        List<?> texts = (List<?>) browser.run("return texts.map(({ text }) => text)");
        assertThat(texts.stream().map(Object::toString).toList())
                .contains("1200", "on at 1000", "no data", "fair", "18:00")
                .anyMatch(text -> text.matches("\\d+ ppm, (good|fair)")); // at the cursor
        List<?> faint = (List<?>) browser.run("return texts.filter(({ contrast }) => !(contrast >= " + TEXT
                + ")).map((text) => JSON.stringify(text))");
        assertThat(faint).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void linesAndMarksOfAChartAreSeen(String scheme) {
        browser.look(1280, 900, scheme, "Europe/Berlin");
        browser.open(site.address() + KITCHEN);
        browser.await(".note", "on average");
        browser.run(CONTRAST);

        assertStandOut(browser.run(MARKS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void theDrawingsOfATileAreSeen(String scheme) {
        browser.look(1280, 900, scheme, "Europe/Berlin");
        for (int co2 : new int[] {600, 1200, 1700}) {
            site.say(Household.SENSOR, Household.reading(NOW.plusSeconds(co2), Household.READINGS + co2, co2));
            site.pass(Duration.ofMinutes(10));
            browser.open(site.address());
            browser.await(".tile", String.valueOf(co2));
            browser.run(CONTRAST);
            assertStandOut(browser.run(DRAWINGS));
        }
    }

    @Test
    void levelsAreToldApartWithoutColour() {
        browser.open(site.address());
        browser.await(".tile", "1012");
        List<?> badges = (List<?>) browser.run("""
                const { levelBadge } = await import('/js/dom.js');
                return ['good', 'fair', 'poor', 'stale'].map((level) => {
                  const { badge, show } = levelBadge();
                  show(level, level);
                  return badge.querySelector('path').getAttribute('d') + ' ' + badge.textContent;
                });""");
        assertThat(badges).doesNotHaveDuplicates().hasSize(4);
        List<String> words = badges.stream()
                .map(badge -> badge.toString().replaceFirst(".* ", ""))
                .toList();
        List<String> shapes = badges.stream()
                .map(badge -> badge.toString().replaceFirst(" [^ ]*$", ""))
                .toList();
        assertThat(words).containsExactly("good", "fair", "poor", "stale");
        assertThat(shapes).doesNotHaveDuplicates();
    }

    private static void assertStandOut(Object contrasts) {
        assertThat((Map<?, ?>) contrasts)
                .isNotEmpty()
                .allSatisfy((what, contrast) -> assertThat(((Number) contrast).doubleValue())
                        .as(what.toString())
                        .isGreaterThanOrEqualTo(GRAPHICS));
    }
}
