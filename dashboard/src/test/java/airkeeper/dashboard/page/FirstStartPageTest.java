package airkeeper.dashboard.page;

import static airkeeper.dashboard.page.Household.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What people see before anything was measured. */
@Tag("chromium")
class FirstStartPageTest {
    private final Browser browser = new Browser();

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Site site;

    @BeforeEach
    void openSite() {
        site = new Site(NOW, folder);
        browser.look(1280, 900, "light", "Europe/Berlin");
        browser.open(site.address());
    }

    @AfterEach
    void close() {
        browser.close();
        site.close();
    }

    @Test
    void saysHowToSayAReadingAndChangesByItselfWhenOneIsSaid() throws IOException {
        String line = "mosquitto_pub -h 127.0.0.1 -p 1883 -q 1 -t airkeeper/kitchen/sensor/mine"
                + " -m '{\"seq\":0,\"co2\":812,\"quality\":\"ok\"}'";
        browser.await("h1", "Waiting for the first reading");
        browser.await(".awaited pre", line);
        browser.await(
                ".awaited", "This dashboard listens at the MQTT broker mqtt://127.0.0.1:1883. The broker is there.");
        assertThat(browser.text(".awaited")).doesNotContain("See what is said on MQTT");
        browser.picture("first-start");

        browser.tabTo(".copy button");
        browser.press(Keys.ENTER);
        browser.await(".copy", "Copied.");

        site.say("airkeeper/kitchen/sensor/mine", "{\"seq\":0,\"co2\":812,\"quality\":\"ok\"}");
        await().atMost(Browser.PATIENCE).until(() -> {
            site.pass(Duration.ofSeconds(1));
            return browser.text(".tile").contains("Kitchen");
        });
        browser.await(".tile", "812");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void saysHowToConnectSensorsOnATelephoneToo() throws IOException {
        browser.look(320, 700, "dark", "Europe/Berlin");
        browser.await(".awaited", "An ESP8266 or ESP32");
        browser.run("document.querySelectorAll('.ways details').forEach((each) => { each.open = true; }); return ''");
        assertThat(browser.text(".ways"))
                .contains("mqtt.setServer(\"127.0.0.1\", 1883);")
                .contains("url = \"mqtt://127.0.0.1:1883\"")
                .contains("format = \"airgradient\"", "format = \"esphome\"", "format = \"tasmota\"");
        browser.awaitTrue("document.documentElement.scrollWidth <= innerWidth");
        browser.picture("first-start-phone-dark");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void saysThatTheBrokerIsGone() {
        browser.await(".awaited", "The broker is there.");
        site.stopBroker();
        browser.await(".awaited", "The broker is not there now; it is tried again by itself.");
        assertThat(browser.complaints()).isEmpty();
    }
}
