package airkeeper.dashboard.page;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
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
    private static final int PINCH_STEPS = 8;
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
        speak("en-GB");
    }

    /** Which languages it asks for from now on, dearest first: {@code "de-AT,de,en"}. */
    public void speak(String languages) {
        driver.executeCdpCommand(
                "Emulation.setUserAgentOverride",
                Map.of("userAgent", run("return navigator.userAgent"), "acceptLanguage", languages));
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

    /** Runs each page from now on so many times slower than this machine would, for one that people have at home. */
    public void slowDown(int times) {
        driver.executeCdpCommand("Emulation.setCPUThrottlingRate", Map.of("rate", times));
    }

    /** Comes as for the first time: no file is kept from before. */
    public void forgetFiles() {
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    }

    /** From now on no file comes whose address is like one of these, with {@code *} for anything. */
    public void withhold(String... addresses) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
    }

    /** Saves what is downloaded from now on into this folder. */
    public void saveInto(Path folder) {
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }

    /** Runs a script before those of each page that is opened from now on. */
    public void beforeEachPage(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
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

    /** Presses a key while another is held. */
    public void pressWith(Keys held, CharSequence key) {
        new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
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

    /** Moves the mouse over an element, to a part of its width from 0 to 1. */
    public void hover(String selector, double part) {
        WebElement element = find(selector);
        new Actions(driver).moveToElement(element, offset(element, part), 0).perform();
    }

    /** Drags the mouse over an element, from one part of its width to another. */
    public void drag(String selector, double from, double to) {
        WebElement element = find(selector);
        new Actions(driver)
                .moveToElement(element, offset(element, from), 0)
                .clickAndHold()
                .moveToElement(element, offset(element, to), 0)
                .release()
                .perform();
    }

    private static int offset(WebElement element, double part) {
        return (int) (element.getSize().width * (part - 0.5));
    }

    /** Moves two fingers over an element, from two parts of its width to two others. */
    public void pinch(String selector, double[] from, double[] to) {
        driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", true, "maxTouchPoints", 2));
        driver.executeScript("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", selector);
        for (int step = 0; step <= PINCH_STEPS; step++) {
            double done = (double) step / PINCH_STEPS;
            List<Map<String, Object>> fingers = List.of(
                    finger(selector, 0, from[0] + (to[0] - from[0]) * done),
                    finger(selector, 1, from[1] + (to[1] - from[1]) * done));
            driver.executeCdpCommand(
                    "Input.dispatchTouchEvent",
                    Map.of("type", step == 0 ? "touchStart" : "touchMove", "touchPoints", fingers));
        }
        driver.executeCdpCommand("Input.dispatchTouchEvent", Map.of("type", "touchEnd", "touchPoints", List.of()));
        driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", false));
    }

    private Map<String, Object> finger(String selector, int id, double part) {
        Map<?, ?> box = (Map<?, ?>) Objects.requireNonNull(driver.executeScript(
                "const {x, y, width, height} = document.querySelector(arguments[0]).getBoundingClientRect();"
                        + "return {x: x + width * arguments[1], y: y + height / 2}",
                selector,
                part));
        return Map.of("id", id, "x", Objects.requireNonNull(box.get("x")), "y", Objects.requireNonNull(box.get("y")));
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

    /** The page on paper, as it comes from the printer; kept for people too. Paper is measured in inches. */
    public byte[] print(String name, double width, double height) throws IOException {
        Object printed = driver.executeCdpCommand(
                        "Page.printToPDF",
                        Map.of("paperWidth", width, "paperHeight", height, "preferCSSPageSize", true))
                .get("data");
        byte[] pdf = Base64.getDecoder().decode(String.valueOf(printed));
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".pdf"), pdf);
        return pdf;
    }

    /** What hinders people from installing the page as an app. */
    public String hindrances() {
        return String.valueOf(driver.executeCdpCommand("Page.getInstallabilityErrors", Map.of())
                .get("installabilityErrors"));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
