package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import airkeeper.dashboard.Choices;
import airkeeper.dashboard.Guideline;
import airkeeper.dashboard.Level;
import airkeeper.dashboard.Role;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuidelineRoutesTest {
    private static final String KITCHEN = "/api/v1/rooms/kitchen/guideline";

    private final Site site = new Site();

    @BeforeEach
    void kitchen() throws Exception {
        site.measured("2026-11-21T11:59:48Z", 1012);
        site.user("Anna", Role.ADMIN);
        site.user("Ben", Role.CARETAKER);
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void whatCanBeChosenStandsThereWithItsSource() throws Exception {
        JsonNode all = json(site.get("/api/v1/guidelines"));

        assertThat(all.path("house").path("outdoor").asInt()).isEqualTo(425);
        assertThat(all.path("house").path("scales").path("co2").path("id").asText())
                .isEqualTo("hse-uk");
        assertThat(all.path("scales").findValuesAsText("id")).contains("en-16798", "uba-2008", "who-2021");
        assertThat(all.path("scales").findValuesAsText("source")).allMatch(source -> source.length() > 20);
    }

    @Test
    void anAdminChoosesForOneRoomAndAllLevelsFollow() throws Exception {
        assertThat(site.get("/api/v1/rooms/kitchen").body()).contains("\"level\":\"fair\"");

        JsonNode chosen = json(put("Anna", "{\"quantity\":\"co2\",\"scale\":\"en-16798\",\"outdoor\":430}"));

        JsonNode co2 = chosen.path("scales").path("co2");
        assertThat(co2.path("chosen").asBoolean()).isTrue();
        assertThat(co2.path("outdoor").asInt()).isEqualTo(430);
        assertThat(co2.path("bands").findValuesAsText("from")).containsExactly("0", "980", "1230", "1780");
        assertThat(chosen.path("scales").path("pm25").path("chosen").asBoolean())
                .isFalse();
        assertThat(json(site.get(KITCHEN))).isEqualTo(chosen);
        assertThat(site.get("/api/v1/rooms/kitchen").body()).contains("\"level\":\"good\"");
        assertThat(site.get("/metrics").body())
                .contains("airkeeper_level{level=\"good\",quantity=\"co2\",room=\"kitchen\"} 1.0");
        assertThat(site.dashboard.guidelines().of(new Room("attic"))).isEqualTo(Guideline.HSE_UK);
        assertThat(site.dashboard.choices().changes())
                .extracting(Choices.Change::by, Choices.Change::what)
                .contains(tuple("Anna", "judges CO₂ in kitchen by EN 16798-1, with 430 ppm outdoors"));
    }

    @Test
    void ownValuesAreKeptAndGivenUpAgain() throws Exception {
        put("Anna", "{\"quantity\":\"co2\",\"scale\":\"own\",\"fair\":900,\"poor\":1000}");
        put("Anna", "{\"quantity\":\"humidity\",\"scale\":\"own\",\"fair\":60,\"poor\":70}");

        assertThat(site.get("/api/v1/rooms/kitchen").body()).contains("\"level\":\"poor\"");
        Guideline kept = site.dashboard.guidelines().of(new Room("kitchen"));
        assertThat(kept.scales()).containsKeys(Quantity.CO2, Quantity.PM25, Quantity.HUMIDITY);
        assertThat(site.dashboard.choices().changes().getFirst().what())
                .isEqualTo("judges humidity in kitchen by own values, fair from 60.0 on, poor from 70.0 on");

        JsonNode after = json(put("Anna", "{\"quantity\":\"co2\",\"scale\":\"house\"}"));

        assertThat(after.path("scales").path("co2").path("id").asText()).isEqualTo("hse-uk");
        assertThat(after.path("scales").path("co2").path("chosen").asBoolean()).isFalse();
        assertThat(after.path("scales").path("humidity").path("chosen").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | quantity: expected a text, found none",
                "{\"quantity\":\"smell\",\"scale\":\"own\"} | quantity: expected one of co2, temperature, humidity, pm1, pm25, pm10, pressure, voc, nox, found \"smell\"",
                "{\"quantity\":\"pm25\",\"scale\":\"hse-uk\"} | scale: expected one of who-2021, epa-2024, own or house, found \"hse-uk\"",
                "{\"quantity\":\"voc\",\"scale\":\"x\"} | scale: expected own or house, found \"x\"",
                "{\"quantity\":\"co2\",\"scale\":\"own\",\"poor\":1000} | fair: expected a number from 300 to 40000, found none",
                "{\"quantity\":\"co2\",\"scale\":\"own\",\"fair\":900,\"poor\":900} | poor: expected a number from 900.1 to 40000, found \"900\"",
                "{\"quantity\":\"co2\",\"scale\":\"en-16798\",\"outdoor\":\"fresh\"} | outdoor: expected a number from 350 to 700, found \"fresh\""
            })
    void aMistakeIsNamed(String body, String detail) throws Exception {
        HttpResponse<String> answer = put("Anna", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Site.detail(answer)).isEqualTo(detail);
    }

    @Test
    void onlyAnAdminMayChoose() throws Exception {
        String choice = "{\"quantity\":\"co2\",\"scale\":\"uba-2008\"}";

        assertThat(put("Ben", choice).statusCode()).isEqualTo(403);
        assertThat(site.send("PUT", KITCHEN, choice).statusCode()).isEqualTo(401);
        assertThat(site.dashboard.guidelines().of(new Room("kitchen"))).isEqualTo(Guideline.HSE_UK);
    }

    @Test
    void whatWasChosenIsKeptOverARestartAndIsTheHousesWhileItCannotBeRead() throws Exception {
        put("Anna", "{\"quantity\":\"co2\",\"scale\":\"uba-2008\"}");
        String kept = site.history.kept("guidelines").orElseThrow();

        assertThat(kept).contains("\"scale\":\"uba-2008\"");
        assertThat(Objects.requireNonNull(afterARestart(kept).scale(Quantity.CO2))
                        .level(999))
                .isEqualTo(Level.GOOD);
        assertThat(afterARestart(kept.replace("uba-2008", "of-tomorrow"))).isEqualTo(Guideline.HSE_UK);
        assertThat(afterARestart("{ torn")).isEqualTo(Guideline.HSE_UK);
    }

    private static Guideline afterARestart(String kept) throws Exception {
        try (Site other = new Site()) {
            other.history.keep("guidelines", kept);
            return other.dashboard.guidelines().of(new Room("kitchen"));
        }
    }

    private HttpResponse<String> put(String name, String body) throws Exception {
        return site.send("PUT", KITCHEN, body, "Cookie", site.login(name), "Origin", site.origin());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.tree(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
