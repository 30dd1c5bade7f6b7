package airkeeper.dashboard.page;

import static airkeeper.dashboard.page.Household.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
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
import org.openqa.selenium.Keys;

/** The page in the languages, units and time zones of whoever looks. */
@Tag("chromium")
class LanguagePageTest {
    /** A literal that is no key. */
    private static final Pattern TEXT = Pattern.compile("'((?:[^'\\\\\\n]|\\\\.)*)'(?!:)|`((?:[^`\\\\]|\\\\.)*)`");

    private static final Pattern PLACE = Pattern.compile("\\$\\{[^}]*}|\\{[^}]*}");
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
    /** Room and purifier of the tests are called so by their owners. */
    private static final Set<String> NAMES = Set.of("kitchen", "fan", "phone");

    /** What a channel answered, and how the line of these tests stands. */
    private static final List<String> NOT_OURS = List.of("", "It rang.", "connected in memory");

    private static final String WHY =
            "CO₂ 1012 ppm ≥ 1000 ppm, rising 14 ppm/min; a purifier does not lower CO₂, only outdoor air does: open a window";
    private static final String DAY = "#/room/kitchen?range=24h";
    /** All that is read or read aloud and is in the language of the page. */
    private static final String SEEN = """
            const out = [];
            const walk = (node) => {
              if (node.nodeType === 3) out.push(node.data);
              if (node.nodeType !== 1 || node.matches('[lang]:not(html), noscript, script, pre, code, .talk strong')) return;
              for (const name of ['aria-label', 'title', 'placeholder', 'alt']) out.push(node.getAttribute(name) ?? '');
              node.childNodes.forEach(walk);
            };
            walk(document.documentElement);
            return out.join('\\n');
            """;

    /** What makes the page wider than its window. */
    private static final String TOO_WIDE = """
            const { scrollWidth } = document.documentElement;
            return scrollWidth <= screen.width ? [] : [...document.querySelectorAll('body *')]
              .filter((each) => each.getBoundingClientRect().right > screen.width)
              .map(({ tagName, className, textContent }) => `${tagName}.${className} ${textContent.slice(0, 40)}`);
            """;

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
    void openSite() {
        invited = Invited.to(() -> new Site(NOW.minus(Household.DAY), folder));
        site = invited.site();
        site.purifiers = Household::following;
        browser.look(1280, 900, "light", "Europe/Berlin");
        browser.speak("de-DE,de,en");
    }

    @AfterEach
    void closeSite() {
        browser.open(site.address());
        browser.run("localStorage.clear(); return 1");
        browser.forget(site.address());
        site.close();
    }

    @Test
    void aGermanReadsNoEnglishWord() throws IOException {
        invited.accept(browser);
        Household.kitchen(site, WHY);
        poorAir();

        browser.open(site.address());
        browser.await(".tile", "schlecht");
        browser.await(".alerts", "Kitchen: CO₂ 1700 ppm, schlecht.");
        browser.await(
                ".purifiers .why",
                "CO₂ 1012 ppm ≥ 1000 ppm, steigt um 14 ppm/min; ein Luftreiniger senkt das CO₂ nicht");
        german("overview");

        browser.open(site.address() + DAY);
        browser.await(".note", "Mittelwert in den letzten 24 Stunden");
        browser.find(".table summary").click();
        browser.await(".table tbody", "So 25. Okt., 02:02 MESZ");
        browser.await(".judged", "Quelle");
        browser.find(".judged > button").click();
        browser.await(".judged form", "eigene Werte");
        german("room");

        browser.find(".orders [data-mode=off]").click();
        browser.await(".said-back", "Fan meldet: von Hand ausgeschaltet (Anna).");
        german("order");

        browser.open(site.address() + "#/access");
        browser.await(".access", "Sie sind als Anna angemeldet");
        browser.await(".ledger", "hat Anna als Admin angelegt");
        german("access");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theFirstStartTheWallAndTheViewOfMqttAreGermanToo() throws IOException {
        invited.accept(browser);
        browser.open(site.address());
        browser.await(".awaited", "Selbst einen Messwert melden");
        german("start");

        Household.kitchen(site, WHY);
        browser.open(site.address() + "#/mqtt");
        browser.await(".mqtt", "Was auf MQTT gesagt wird");
        browser.await(".mqtt .talk", "airkeeper/kitchen");
        german("mqtt");

        browser.open(site.address() + "?kiosk=1");
        browser.await(".scene", "Kitchen");
        browser.await(".scene", "mäßig");
        german("wall");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aGermanLogsInAndIsToldWhyNot() throws IOException {
        browser.open(site.address() + "#/access");
        browser.await(".access button", "Anmelden");
        browser.find(".access button").click();
        browser.await("dialog h2", "Anmelden");
        browser.find("dialog [name=name]").sendKeys("Anna");
        browser.find("dialog [name=password]").sendKeys("wrong password");
        browser.press(Keys.ENTER);

        browser.await("dialog .problem", "Das hat nicht geklappt: Name und Passwort passen nicht zusammen.");
        german("login");
    }

    @Test
    void whatIsNotKnownInGermanIsMarkedAsEnglish() {
        Household.kitchen(site, "CO₂ 1012 ppm ≥ 1000 ppm; but the relay does not answer: it is on fire");
        browser.open(site.address());

        browser.await(".purifiers .why", "it is on fire");
        assertThat((String) browser.run("return document.querySelector('.purifiers .why').lang"))
                .isEqualTo("en");
        assertThat((String) browser.run("return document.documentElement.lang")).isEqualTo("de");
    }

    @Test
    void onlyTheChosenLanguageIsLoaded() {
        browser.open(site.address());
        browser.await("main", "Noch keine Messwerte");

        assertThat(loaded()).isEqualTo(List.of("de.js"));
        assertThat(browser.complaints()).isEmpty();
    }

    private static Object loaded() {
        return browser.run("return performance.getEntriesByType('resource').map(({ name }) => name)"
                + ".filter((name) => name.includes('/js/words/')).map((name) => name.split('/').at(-1))");
    }

    @Test
    void languageAndUnitAreChosenWithTheKeyboardAndKept() throws IOException {
        Household.kitchen(site, WHY);
        browser.open(site.address());
        browser.await(".tile", "Temperatur21,4 °C");

        browser.run("document.querySelector('.preferences select').focus(); return 1");
        browser.press("E");
        browser.await(".tile", "temperature21.4 °C");
        browser.run("document.querySelector('.preferences select').focus(); return 1");
        browser.press(Keys.TAB);
        browser.press(Keys.ARROW_DOWN);
        browser.await(".tile", "temperature70.6 °F");

        browser.open(site.address() + DAY);
        browser.await(".note", "In the last 24 hours");
        browser.find(".table summary").click();
        browser.await(".table thead", "temperature, °F");
        browser.await(".table tbody", "70.6");
        browser.hover("[data-quantity=temperature] canvas", 0.9);
        browser.await("[data-quantity=temperature] .under", "70.6 °F");
        browser.picture("fahrenheit");
        assertThat((String) browser.run("return document.documentElement.lang")).isEqualTo("en");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anAmericanSeesFahrenheitAndTheirOwnTimes() throws IOException {
        browser.speak("en-US,en");
        browser.look(1280, 900, "light", "America/New_York");
        Household.kitchen(site, WHY);
        browser.open(site.address());
        browser.await(".tile", "temperature70.6 °F");
        browser.awaitTrue("/^Sun Oct 25, 4:0\\d\\sPM$/.test(document.querySelector('#clock').textContent)");

        browser.open(site.address() + DAY);
        browser.await(".note", "In the last 24 hours");
        browser.picture("american");
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Kolkata, 2026-10-26T01:30, 'So 25. Okt., 23:3'",
        "Europe/Berlin, 2026-10-25T21:00, 'So 25. Okt., 19:0'"
    })
    void timesAreThoseOfWhoeverLooks(String zone, String now, String moment) throws IOException {
        browser.look(1280, 900, "light", zone);
        Household.kitchen(site, WHY);
        browser.open(site.address() + "#/room/kitchen?from=2026-10-25T08:00:00Z&to=2026-10-25T20:00:00Z");
        browser.await(".note", "Mittelwert von");
        browser.find(".table summary").click();
        browser.await(".table tbody", moment);

        browser.awaitTrue("!document.querySelector('.ranges [aria-expanded]').matches('[aria-expanded=true]')");
        browser.find(".ranges button").click();
        browser.awaitTrue("document.querySelectorAll('.own input')[1].value === '" + now + "'");
        browser.picture("times-" + zone.replace('/', '-'));
        assertThat(ticks()).isNotEmpty().allMatch(tick -> tick.endsWith(":00") || tick.equals("Mo 26. Okt."));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theHourThatComesTwiceIsToldApart() throws IOException {
        Household.kitchen(site, WHY);
        browser.open(site.address() + "#/room/kitchen?from=2026-10-24T22:30:00Z&to=2026-10-25T03:30:00Z");
        browser.await(".note", "Mittelwert von");
        browser.find(".table summary").click();

        browser.await(".table tbody", "So 25. Okt., 02:30 MESZ");
        browser.await(".table tbody", "So 25. Okt., 02:30 MEZ");
        assertThat(ticks()).containsSubsequence("01:00", "02:00 MESZ", "02:00 MEZ", "03:00", "04:00");
        browser.picture("hour-twice");
        assertThat(browser.complaints()).isEmpty();
    }

    /** What stands below the large chart, as it stands there. */
    private static List<String> ticks() {
        Object found = browser.run("return Chart.getChart(document.querySelector('.panel.large canvas'))"
                + ".scales.x.ticks.map(({ label }) => [label].flat().join(' ')).filter(Boolean)");
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    @ParameterizedTest
    @CsvSource({"390, light", "320, dark"})
    void longGermanWordsFitOnAPhone(int width, String scheme) throws IOException {
        invited.accept(browser);
        Household.kitchen(site, WHY);
        poorAir();
        browser.look(width, 800, scheme, "Europe/Berlin");
        for (String page : List.of("", DAY, "#/access")) {
            browser.open(site.address() + page);
            browser.await("main", page.endsWith("access") ? "Zugangsschlüssel" : "Kitchen");
            browser.await(".alerts", "schlecht.");
            browser.picture("german-" + width + page.replaceAll("[^a-z]+", "-"));
            assertThat((List<?>) browser.run(TOO_WIDE)).as(page).isEmpty();
        }
        assertThat(browser.complaints()).isEmpty();
    }

    /** Until an alert is told. */
    private void poorAir() {
        for (int minute = 1; minute <= 12; minute++) {
            Instant at = NOW.plus(Duration.ofMinutes(minute));
            site.say(
                    Household.SENSOR,
                    new Reading(
                            at,
                            10_000 + minute,
                            Map.of(Quantity.CO2, 1700.0, Quantity.TEMPERATURE, 21.44),
                            Quality.OK));
            site.pass(Duration.ofMinutes(1));
        }
    }

    private static void german(String page) throws IOException {
        browser.picture("german-" + page);
        Set<String> english = words("/web/js/words/en.js");
        english.removeAll(words("/web/js/words/de.js"));
        english.removeAll(NAMES);
        Set<String> seen = wordsIn(browser.run(SEEN).toString());
        assertThat(english).as("words of English only").hasSizeGreaterThan(200);
        assertThat(browser.text("main [lang=en]")).as("marked as English").isIn(NOT_OURS);
        assertThat(seen).as(page).hasSizeGreaterThan(5).doesNotContainAnyElementsOf(english);
    }

    /** The words that a language's file says. */
    private static Set<String> words(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream(file), file)) {
            String code = new String(in.readAllBytes(), UTF_8);
            StringBuilder said = new StringBuilder();
            TEXT.matcher(code)
                    .results()
                    .map(LanguagePageTest::text)
                    .forEach(text -> said.append(text).append('\n'));
            return wordsIn(said.toString());
        }
    }

    private static String text(MatchResult literal) {
        String text = literal.group(1) == null ? literal.group(2) : literal.group(1);
        return PLACE.matcher(text).replaceAll(" ");
    }

    private static Set<String> wordsIn(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .collect(TreeSet::new, Set::add, Set::addAll);
    }
}
