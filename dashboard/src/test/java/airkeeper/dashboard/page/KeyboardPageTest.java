package airkeeper.dashboard.page;

import static airkeeper.dashboard.page.Household.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** Whoever has no mouse sees at each stop where they are, and comes to all that can be pressed. */
@Tag("chromium")
class KeyboardPageTest {
    private static final int MOST_STOPS = 80;

    /** What has the focus, and what is wrong with how that is seen: nothing, as a rule. */
    private static final String STOP = """
            const stop = document.activeElement;
            if (stop === document.body) return '';
            const over = getComputedStyle(stop, '::after');
            const own = getComputedStyle(stop);
            const outlined = [own, over].some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
            const { left, right, top, bottom, width } = stop.getBoundingClientRect();
            const inSight = width > 0 && bottom > 0 && top < innerHeight && left >= 0 && right <= innerWidth + 1;
            const name = stop.tagName.toLowerCase() + (stop.className ? '.' + String(stop.className).replaceAll(' ', '.') : '');
            return name + (outlined ? '' : ' without an outline') + (inSight ? '' : ' out of sight');
            """;

    private final Browser browser = new Browser();

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Invited house;

    @BeforeEach
    void openSite() {
        house = Invited.to(() -> new Site(NOW.minus(Household.DAY), folder));
        browser.look(1280, 900, "light", "Europe/Berlin");
        house.accept(browser);
        Household.kitchen(house.site(), "CO₂ 1012 ppm ≥ 1000 ppm");
    }

    @AfterEach
    void close() {
        browser.close();
        house.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "320, light", "320, dark"})
    void eachStopIsSeen(int width, String scheme) throws IOException {
        browser.look(width, 900, scheme, "Europe/Berlin");
        browser.open(house.site().address());
        browser.await(".tile", "1012");
        List<String> rooms = stops();
        browser.open(house.site().address() + "#/room/kitchen?range=1h");
        browser.await(".note", "on average");
        browser.await(".judged", "Source: ");
        List<String> room = stops();

        assertThat(rooms).as("stops at all rooms").hasSizeGreaterThan(5).noneMatch(KeyboardPageTest::isHidden);
        assertThat(room)
                .as("stops in a room")
                .contains("canvas", "a.csv", "summary")
                .noneMatch(KeyboardPageTest::isHidden);
        assertThat(browser.complaints()).isEmpty();
    }

    private List<String> stops() {
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < MOST_STOPS; i++) {
            browser.press(Keys.TAB);
            String stop = String.valueOf(browser.run(STOP));
            if (stop.isEmpty()) {
                return stops;
            }
            stops.add(stop);
        }
        throw new AssertionError("expected an end of " + stops);
    }

    private static boolean isHidden(String stop) {
        return stop.contains(" without ") || stop.contains(" out of ");
    }
}
