package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import airkeeper.dashboard.Choices;
import airkeeper.dashboard.Place;
import airkeeper.dashboard.Role;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceRoutesTest {
    private static final String PLACE = "/api/v1/rooms/kitchen/place";
    private static final Room KITCHEN = new Room("kitchen");

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
    void aRoomIsNowhereUntilAnAdminSaysWhereItIs() throws Exception {
        assertThat(rooms().path(0).path("place").isNull()).isTrue();

        HttpResponse<String> answer = put("Anna", "{\"name\":\" Küche 204 \",\"building\":\"Main\",\"floor\":\"2\"}");

        assertThat(answer.body()).isEqualTo("{\"name\":\"Küche 204\",\"building\":\"Main\",\"floor\":\"2\"}");
        assertThat(rooms().path(0).path("place")).isEqualTo(json(answer));
        assertThat(site.dashboard.choices().changes())
                .extracting(Choices.Change::by, Choices.Change::what)
                .contains(tuple("Anna", "says that kitchen is Küche 204, Main, floor 2"));
    }

    @Test
    void whatIsNotSaidAnyMoreIsGone() throws Exception {
        put("Anna", "{\"name\":\"Room 204\",\"floor\":\"2\"}");

        assertThat(put("Anna", "{\"name\":\"\",\"floor\":\"3\"}").body())
                .isEqualTo("{\"name\":null,\"building\":null,\"floor\":\"3\"}");
        put("Anna", "{}");

        assertThat(rooms().path(0).path("place").isNull()).isTrue();
        assertThat(site.dashboard.choices().changes())
                .extracting(Choices.Change::what)
                .contains("says that kitchen is floor 3", "took back name and place of kitchen");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":204} | name: expected a text, found something else",
                "{\"floor\":\"2\\n3\"} | floor: expected one line of at most 60 characters, found \"2?3\"",
                "[] | expected a JSON object, found other JSON"
            })
    void aMistakeIsNamed(String body, String detail) throws Exception {
        HttpResponse<String> answer = put("Anna", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Site.detail(answer)).isEqualTo(detail);
    }

    @Test
    void anEndlessNameIsRefused() throws Exception {
        assertThat(put("Anna", "{\"name\":\"" + "x".repeat(60) + "\"}").statusCode())
                .isEqualTo(200);

        HttpResponse<String> answer = put("Anna", "{\"name\":\"" + "x".repeat(61) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Site.detail(answer)).startsWith("name: expected one line of at most 60 characters, found \"xxx");
    }

    @Test
    void onlyAnAdminMaySayItAndOnlyOfARoomThatIsKnown() throws Exception {
        String place = "{\"name\":\"Room 204\"}";

        assertThat(put("Ben", place).statusCode()).isEqualTo(403);
        assertThat(site.send("PUT", PLACE, place).statusCode()).isEqualTo(401);
        assertThat(site.send("PUT", "/api/v1/rooms/attic/place", place, session("Anna"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(site.dashboard.places().of(KITCHEN)).isNull();
    }

    @Test
    void aPlaceIsKeptOverARestartAndUnknownWhileItCannotBeRead() throws Exception {
        put("Anna", "{\"name\":\"Room 204\",\"building\":\"Main\"}");
        String kept = site.history.kept("places").orElseThrow();

        try (Site later = new Site()) {
            later.history.keep("places", kept);
            assertThat(later.dashboard.places().of(KITCHEN)).isEqualTo(new Place("Room 204", "Main", null));
        }
        try (Site torn = new Site()) {
            torn.history.keep("places", "{ torn");
            assertThat(torn.dashboard.places().of(KITCHEN)).isNull();
        }
    }

    @Test
    void manyRoomsArePlacedByOneRequestAndOneLine() throws Exception {
        hall();
        String both =
                "{\"places\":[{\"room\":\"kitchen\",\"name\":\"Room 204\",\"floor\":\"2\"},{\"room\":\"hall\",\"name\":\"Aula\"}]}";

        HttpResponse<String> answer = site.send("PUT", "/api/v1/places", both, session("Anna"));

        assertThat(answer.body())
                .isEqualTo("[{\"name\":\"Room 204\",\"building\":null,\"floor\":\"2\",\"room\":\"kitchen\"},"
                        + "{\"name\":\"Aula\",\"building\":null,\"floor\":null,\"room\":\"hall\"}]");
        assertThat(rooms().path(0).path("place").path("name").asText()).isEqualTo("Aula");
        assertThat(site.dashboard.choices().changes())
                .filteredOn(change -> change.what().contains("name and place"))
                .extracting(Choices.Change::by, Choices.Change::what)
                .containsExactly(tuple("Anna", "says name and place of 2 rooms: hall, kitchen"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | places: expected a list of 1 to 1000 JSON objects, found none",
                "{\"places\":[]} | places: expected a list of 1 to 1000 JSON objects, found 0 of them",
                "{\"places\":[\"kitchen\"]} | places: expected a list of 1 to 1000 JSON objects, found something else",
                "{\"places\":[{\"room\":\"attic\"}]} | places[0].room: expected a room that was heard, found \"attic\"",
                "{\"places\":[{\"room\":\"hall\"},{\"room\":\"kitchen\",\"name\":7}]} | places[1].name: expected a text, found something else",
                "{\"places\":[{\"room\":\"hall\"},{\"room\":\"hall\"}]} | places[1].room: expected each room once, found \"hall\" again"
            })
    void amongManyOneMistakeIsNamedAndNothingIsPlaced(String body, String detail) throws Exception {
        hall();
        HttpResponse<String> answer = site.send("PUT", "/api/v1/places", body, session("Anna"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Site.detail(answer)).isEqualTo(detail);
        assertThat(site.dashboard.places().of(KITCHEN)).isNull();
    }

    @Test
    void manyRoomsAreForAdminsToo() throws Exception {
        String place = "{\"places\":[{\"room\":\"kitchen\",\"name\":\"Room 204\"}]}";

        assertThat(site.send("PUT", "/api/v1/places", place, session("Ben")).statusCode())
                .isEqualTo(403);
        assertThat(site.send("PUT", "/api/v1/places", place).statusCode()).isEqualTo(401);
        assertThat(site.dashboard.places().of(KITCHEN)).isNull();
    }

    @Test
    void aListOf500RoomsIsNotTooLongAndAnEndlessOneIs() throws Exception {
        String one = "{\"room\":\"kitchen\",\"name\":\"" + "ü".repeat(20) + "\"},";
        String rooms = "{\"places\":[" + one.repeat(500) + "{}]}";
        assertThat(Site.detail(site.send("PUT", "/api/v1/places", rooms, session("Anna"))))
                .isEqualTo("places[1].room: expected each room once, found \"kitchen\" again");

        String endless = "{\"places\":[" + one.repeat(9_000) + "{}]}";
        HttpResponse<String> refused = site.send("PUT", "/api/v1/places", endless, session("Anna"));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(Site.detail(refused)).isEqualTo("expected at most 65536 bytes; send it in parts");
    }

    private void hall() {
        site.telling.measured(SensorId.of("hall/scd41"), Site.reading("2026-11-21T11:59:48Z", 700));
    }

    private JsonNode rooms() throws Exception {
        return json(site.get("/api/v1/rooms"));
    }

    private HttpResponse<String> put(String name, String body) throws Exception {
        return site.send("PUT", PLACE, body, session(name));
    }

    private String[] session(String name) throws Exception {
        return new String[] {"Cookie", site.login(name), "Origin", site.origin()};
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.tree(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
