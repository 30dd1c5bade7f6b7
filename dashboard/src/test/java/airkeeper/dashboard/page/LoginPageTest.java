package airkeeper.dashboard.page;

import static airkeeper.dashboard.page.Household.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.dashboard.DashboardSettings.Open;
import airkeeper.wire.Mode;
import airkeeper.wire.PurifierCommand;
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

/** Logging in, ordering and saying who may do what, as people do it. */
@Tag("chromium")
class LoginPageTest {
    private static final String PASSWORD = "correct horse";
    private static final String KITCHEN = "#/room/kitchen?range=24h";

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
        open(Open.LOOK);
    }

    private void open(Open open) {
        invited = Invited.to(() -> new Site(NOW.minus(Household.DAY), folder.resolve(open.key()), open));
        site = invited.site();
        site.purifiers = Household::following;
        browser.look(1280, 900, "light", "Europe/Berlin");
    }

    @AfterEach
    void closeSite() {
        browser.forget(site.address());
        site.close();
    }

    @Test
    void theFirstAdminComesInByTheAddressInTheLog() throws IOException {
        browser.open(invited.address());
        browser.await("dialog h2", "Become the first admin");
        browser.picture("first-admin");
        fill("Anna", PASSWORD);

        browser.await("#account", "Anna");
        browser.await(".access", "You are logged in as Anna and may look, order and change everything.");
        browser.await(".ledger", "Anna added the user Anna as admin");
        assertThat((String) browser.run("return location.hash")).isEqualTo("#/access");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anOrderAsksForALoginAndIsThenFollowed() throws IOException {
        invited.accept(browser);
        logOut();
        Household.kitchen(site, "CO₂ 1012 ppm ≥ 1000 ppm");
        browser.open(site.address() + KITCHEN);
        browser.await(".orders", "On");

        browser.tabTo(".orders button");
        browser.press(Keys.ENTER);
        browser.await("dialog", "Orders to a purifier need a login.");
        browser.picture("login");
        fill("anna", PASSWORD);

        browser.await(".said-back", "Fan says: ordered on (Anna).");
        await().atMost(Browser.PATIENCE).until(() -> {
            site.pass(Duration.ZERO);
            return browser.text(".purifiers .why").equals("ordered on (Anna)");
        });
        browser.awaitTrue("document.querySelector('.orders [data-mode=on]').ariaPressed === 'true'");
        browser.picture("ordered");
        assertThat(site.commands).containsExactly(new PurifierCommand(Mode.ON, 30, null, false, "Anna", null));

        browser.run("const s = document.querySelector('.orders select'); s.value = ''; return 1");
        browser.find(".orders [data-mode=off]").click();
        browser.await(".said-back", "ordered off");
        assertThat(site.commands.getLast()).isEqualTo(new PurifierCommand(Mode.OFF, null, null, false, "Anna", null));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aPurifierThatIsSilentIsSaidSo() throws IOException {
        invited.accept(browser);
        Household.kitchen(site, "CO₂ 1012 ppm ≥ 1000 ppm");
        site.purifiers = command -> null;
        browser.open(site.address() + KITCHEN);
        browser.await(".orders", "On");

        browser.find(".orders [data-mode=off]").click();
        browser.await(".said-back", "Telling Fan …");
        await().atMost(Browser.PATIENCE).until(() -> !site.commands.isEmpty());
        assertThat((Long) browser.run("return document.querySelectorAll('.orders [aria-disabled=true]').length"))
                .isEqualTo(3);
        site.pass(Duration.ofSeconds(5));

        browser.await(
                ".said-back",
                "That did not work: kitchen/fan did not answer within 5 s, and the order has lapsed; is its purifier-node running?");
        browser.picture("silent");
        assertThat(browser.complaints())
                .singleElement()
                .asString()
                .endsWith("/api/v1/rooms/kitchen/purifiers/fan/command - Failed to load resource:"
                        + " the server responded with a status of 504 (Gateway Timeout)");
    }

    @Test
    void aWrongPasswordIsSaidAndNothingIsOrdered() {
        invited.accept(browser);
        logOut();
        Household.kitchen(site, "CO₂ 1012 ppm ≥ 1000 ppm");
        browser.open(site.address() + KITCHEN);
        browser.await(".orders", "On");

        browser.find(".orders [data-mode=on]").click();
        fill("Anna", "wrong password");
        browser.await("dialog .problem", "That did not work: this name and password do not belong together.");
        browser.press(Keys.ESCAPE);

        browser.awaitTrue("!document.querySelector('dialog').open");
        assertThat(browser.text(".said-back")).isEmpty();
        assertThat(site.commands).isEmpty();
        assertThat(browser.complaints())
                .singleElement()
                .asString()
                .endsWith(
                        "/api/v1/login - Failed to load resource: the server responded with a status of 401 (Unauthorized)");
    }

    @Test
    void whereLookingIsClosedOneLogsInFirst() throws IOException {
        site.close();
        open(Open.NOTHING);
        invited.accept(browser);
        logOut();
        Household.kitchen(site, "CO₂ 1012 ppm ≥ 1000 ppm");
        browser.open(site.address());
        browser.await("main", "This dashboard shows nothing without a login.");
        browser.picture("closed");
        assertThat(browser.text("main")).doesNotContain("Kitchen");
        assertThat(browser.complaints()).isEmpty();

        fill("Anna", PASSWORD);
        browser.await(".tile", "1012");
        browser.find("#account a").click();
        browser.await(".access", "You are logged in as Anna");
        browser.find(".access .card p button").click();
        browser.await("main", "This dashboard shows nothing without a login.");
    }

    @ParameterizedTest
    @CsvSource({"1280,900,light", "1280,900,dark", "390,844,light", "320,700,dark"})
    void anAdminSaysWhoMayWhat(int width, int height, String scheme) throws IOException {
        invited.accept(browser);
        browser.look(width, height, scheme, "Europe/Berlin");
        browser.open(site.address() + "#/access");
        browser.await(".access", "There are none.");

        type(".sections > :nth-child(2) > .form", 0, "Ben");
        type(".sections > :nth-child(2) > .form", 1, "battery staple");
        browser.press(Keys.ENTER);
        browser.await(".ledger", "Anna added the user Ben as viewer");
        type(".sections > :nth-child(3) > .form", 0, "grafana");
        browser.press(Keys.ENTER);
        browser.await(".issued", "airkeeper_");
        browser.await(".ledger", "Anna issued the token grafana (look)");
        browser.picture("access-" + width + "-" + scheme);
        assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);

        browser.find("[aria-label='Remove Ben']").click();
        browser.picture("remove-" + width);
        browser.await(".sections > :nth-child(2) .entries", "Really remove Ben?");
        browser.press(Keys.ENTER);
        browser.await(".ledger", "Anna removed the user Ben");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void namesThatCameOverMqttRunNothing() {
        String script = "<img src=x onerror=alert(1)>";
        Household.kitchen(site, script);
        site.say("airkeeper/" + script + "/sensor/scd41", "{\"co2\":812,\"seq\":1,\"quality\":\"ok\"}");
        site.say("airkeeper/kitchen/sensor/" + script, "{\"co2\":812,\"seq\":1,\"quality\":\"ok\"}");
        site.say("airkeeper/kitchen/purifier/" + script, "{}");
        site.say(
                "airkeeper/node/evil",
                "{\"state\":\"online\",\"node\":\"evil\",\"kind\":\"" + script + "\",\"version\":\"" + script + "\"}");
        site.pass(Duration.ofSeconds(2));
        for (String page : new String[] {"", KITCHEN, "#/room/" + script, "#/first/" + script}) {
            browser.open("about:blank");
            browser.open(site.address() + page);
            browser.await("main", "Kitchen");
            browser.await(".purifiers .why", script);
            assertThat((Long) browser.run("return document.querySelectorAll('main img').length"))
                    .isZero();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private void logOut() {
        browser.forget(site.address());
    }

    private static void fill(String name, String password) {
        browser.awaitTrue("document.querySelector('dialog')?.open === true");
        browser.find("dialog [name=name]").sendKeys(name);
        browser.find("dialog [name=password]").sendKeys(password);
        browser.press(Keys.ENTER);
    }

    private static void type(String form, int field, String text) {
        browser.find(form + " > label:nth-of-type(" + (field + 1) + ") input").sendKeys(text);
    }
}
