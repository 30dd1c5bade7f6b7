package airkeeper.dashboard.page;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The operating system's Chromium, without a window. */
public final class Browser implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path PICTURES = Path.of("target/screenshots");

    private final ChromeDriver driver;

    public Browser() {
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        options.setCapability("goog:loggingPrefs", logging);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                .build();
        driver = new ChromeDriver(service, options);
    }

    /** How the page is looked at from now on; {@code scheme} is light or dark. */
    public void look(int width, int height, String scheme, String timeZone) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", timeZone));
    }

    /** Opens an address as new, with nothing said by earlier pages. */
    public void open(String address) {
        driver.get("about:blank");
        complaints();
        driver.get(address);
    }

    /** Leaves the page, and forgets who was logged in there. */
    public void forget(String address) {
        open(address);
        driver.manage().deleteAllCookies();
        open("about:blank");
    }

    /** Waits until an element's text contains some words, and returns it all. */
    public String await(String selector, String words) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> "expected '" + words + "' in " + selector + ", found '" + text(selector) + "'")
                .until(_ -> text(selector).contains(words));
        return text(selector);
    }

    /** Waits until an expression of JavaScript is true. */
    public void awaitTrue(String expression) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage("expected " + expression)
                .until(_ -> Boolean.TRUE.equals(driver.executeScript("return " + expression)));
    }

    /** The text of an element, also where it is out of sight; empty without the element. */
    public String text(String selector) {
        return run("return document.querySelector('" + selector + "')?.textContent ?? ''")
                .toString();
    }

    /** Runs the body of a function that returns something. */
    public Object run(String script) {
        return Objects.requireNonNull(driver.executeScript(script), "expected a result from " + script);
    }

    public WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    public void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    public void tabTo(String selector) {
        for (int i = 0; i < 20; i++) {
            press(Keys.TAB);
            if (Boolean.TRUE.equals(
                    driver.executeScript("return document.activeElement.matches(arguments[0])", selector))) {
                return;
            }
        }
        throw new AssertionError("expected the tab key to come to " + selector);
    }

    public void back() {
        driver.navigate().back();
    }

    /** What the console said since it was asked last: errors, refused contents, files that are not there. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Keeps how the page looks now, for people, in target/screenshots. */
    public void picture(String name) throws IOException {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
