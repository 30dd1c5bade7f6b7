package airkeeper.dashboard.page;

import static airkeeper.dashboard.page.Household.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.web.Printed;
import airkeeper.wire.NodeId;
import airkeeper.wire.Presence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What an admin sees of what is said on the broker. */
@Tag("chromium")
class MqttPageTest {
    private static final Pattern INVITATION = Pattern.compile("Open (http://\\S+) within an hour");
    private static final String SCRIPT = "<img src=x onerror=\"window.pwned=1\">";

    private final Browser browser = new Browser();

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Site site;

    private String invitation = "";

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

    private void listening() {
        browser.open(invitation);
        browser.await("dialog h2", "Become the first admin");
        browser.awaitTrue("document.querySelector('dialog')?.open === true");
        browser.find("dialog [name=name]").sendKeys("Anna");
        browser.find("dialog [name=password]").sendKeys("correct horse");
        browser.press(Keys.ENTER);
        browser.await("#account", "MQTT");
        browser.find("#account a[href='#/mqtt']").click();
        browser.await(".state", "Listening: connected in memory.");
    }

    private void talk() {
        site.say(Household.SENSOR, Household.reading(NOW, 1, 812));
        site.say(new Presence(
                Presence.State.ONLINE, new NodeId("pi-kitchen"), "sensor", "0.1.0", NOW, List.of(Household.SENSOR)));
    }

    @Test
    void showsWhatTheBrokerKeepsThenWhatIsSaidWithAllThatStandsOnIt() throws IOException {
        talk();
        listening();
        browser.await(".lines", "airkeeper/kitchen/sensor/scd41");
        assertThat(browser.text(".lines")).contains("retained", "QoS 1");
        site.say(new Presence(
                        Presence.State.ONLINE,
                        new NodeId("pi-kitchen"),
                        "sensor",
                        "0.1.0",
                        NOW,
                        List.of(Household.SENSOR))
                .gone());
        browser.await(".lines li:first-child", "will or good-bye");
        site.say(Household.SENSOR, Household.reading(NOW.plusSeconds(30), 2, 840));
        browser.await(".lines li:first-child", "840");
        browser.await(".lines li:first-child .by", "by pi-kitchen");

        browser.tabTo(".lines li:first-child summary");
        browser.press(Keys.ENTER);
        browser.await(".lines li:first-child .facts", "application/json");
        assertThat(browser.text(".lines li:first-child pre")).contains("\n  \"co2\": 840,\n");
        browser.find(".mqtt > .talking > details summary").click();
        browser.await(".tree", "scd41");
        browser.picture("mqtt");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void pausesFiltersAndClears() throws IOException {
        listening();
        site.say("home/livingroom/co2", "812");
        site.say("home/bedroom/co2", "900");
        browser.await(".lines", "home/bedroom/co2");
        browser.find("[name=find]").sendKeys("LIVING");
        browser.awaitTrue("document.querySelectorAll('.lines > li').length === 1");
        browser.await(".mqtt", "Without these words, and not shown: 1.");
        browser.find("[name=find]").clear();
        browser.find("[name=find]").sendKeys(" ");
        browser.awaitTrue("document.querySelectorAll('.lines > li').length === 2");

        browser.tabTo(".controls button[type=button]");
        browser.press(Keys.ENTER);
        browser.await(".mqtt", "Paused: 0 came meanwhile.");
        site.say("home/attic/co2", "1000");
        browser.await(".mqtt", "Paused: 1 came meanwhile.");
        assertThat(browser.text(".lines")).doesNotContain("attic");
        browser.press(Keys.ENTER);
        browser.await(".lines li:first-child", "1 more came here and are not shown.");

        browser.find("[name=filter]").clear();
        browser.find("[name=filter]").sendKeys("home/+/pm25", Keys.ENTER);
        browser.await(".state", "Listening");
        browser.awaitTrue("document.querySelectorAll('.lines > li').length === 0");
        site.say("home/attic/co2", "1000");
        site.say("home/attic/pm25", "12");
        browser.await(".lines", "home/attic/pm25");
        browser.awaitTrue("document.querySelectorAll('.lines > li').length === 1");
        browser.find("[name=filter]").clear();
        browser.find("[name=filter]").sendKeys("home/#/co2", Keys.ENTER);
        browser.await(".state", "Not listening: filter: expected # to stand alone at the end, found \"home/#/co2\".");
    }

    @Test
    void whatIsSaidIsOnlyEverText() throws IOException {
        listening();
        site.say("home/" + SCRIPT, SCRIPT);
        browser.await(".lines", "home/" + SCRIPT);
        browser.find(".lines summary").click();
        browser.await(".lines pre", SCRIPT);
        browser.find(".mqtt > .talking > details summary").click();
        browser.await(".tree", SCRIPT);
        assertThat(browser.run("return String(window.pwned) + document.querySelectorAll('.mqtt img').length"))
                .isEqualTo("undefined0");
        browser.look(320, 700, "dark", "Europe/Berlin");
        browser.awaitTrue("document.documentElement.scrollWidth <= innerWidth");
        browser.picture("mqtt-phone-dark");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void saysSomething() throws IOException {
        listening();
        browser.find(".mqtt > .talking > details:last-child summary").click();
        browser.find("[name=topic]").sendKeys("airkeeper/kitchen/sensor/mine");
        browser.find("[name=payload]").sendKeys("{\"co2\":812,\"quality\":\"ok\"}");
        browser.tabTo("[name=retained]");
        browser.tabTo("[type=submit]");
        browser.press(Keys.ENTER);
        browser.await(".said-back", "Said on airkeeper/kitchen/sensor/mine, 26 bytes.");
        browser.await(".lines", "{\"co2\":812,\"quality\":\"ok\"}");
        browser.picture("mqtt-say");
        assertThat(browser.complaints()).isEmpty();
    }
}
