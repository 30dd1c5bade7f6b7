package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.Health;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.Presence;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract says what the server does, and the server does what the contract says. */
class OpenApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<HandlerType> ANSWERED =
            Set.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE);

    private final Site site = new Site();

    @AfterEach
    void end() {
        site.close();
    }

    @BeforeEach
    void kitchen() {
        site.measured("2026-11-21T11:59:48Z", 812);
        site.telling.came(new Presence(
                Presence.State.ONLINE, new NodeId("purifier-1"), "purifier", "1", Instant.EPOCH, List.of()));
        site.telling.reported(Site.FAN, Site.report());
        site.particles(80);
        site.decided("2026-11-21T11:00:00Z", Power.ON, "1020 ppm is above 1000");
        site.history.add(List.of(new Entry.Noted(
                Instant.parse("2026-11-21T11:30:00Z"),
                Site.SENSOR.room(),
                Entry.Kind.MISSED,
                "scd41",
                "12 readings of kitchen/scd41 are lost.")));
    }

    @Test
    void everyRouteStandsInTheContractAndNoOther() throws Exception {
        Set<String> there = new TreeSet<>();
        site.routes().stream()
                .filter(route -> ANSWERED.contains(route.method) && !route.path.contains("<"))
                .filter(route -> !Set.of("/", "/more").contains(route.path))
                .forEach(route -> there.add(route.method + " " + route.path));

        Set<String> said = new TreeSet<>();
        contract()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(word -> {
                    if (!word.equals("parameters")) {
                        said.add(word.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        assertThat(said).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/rooms, /api/v1/rooms, 200",
        "/api/v1/rooms/{room}, /api/v1/rooms/kitchen, 200",
        "/api/v1/rooms/{room}, /api/v1/rooms/attic, 404",
        "/api/v1/rooms/{room}/series, /api/v1/rooms/kitchen/series?quantity=co2&points=7, 200",
        "/api/v1/rooms/{room}/series, /api/v1/rooms/kitchen/series?quantity=co2&sensor=scd41, 200",
        "/api/v1/rooms/{room}/series, /api/v1/rooms/kitchen/series?quantity=smell, 400",
        "/api/v1/rooms/{room}/series, /api/v1/rooms/attic/series?quantity=co2, 404",
        "/api/v1/rooms/{room}/events, /api/v1/rooms/kitchen/events, 200",
        "/api/v1/rooms/{room}/events, /api/v1/rooms/kitchen/events?limit=0, 400",
        "/api/v1/rooms/{room}/runs, /api/v1/rooms/kitchen/runs, 200",
        "/api/v1/rooms/{room}/runs, /api/v1/rooms/kitchen/runs?from=never, 400",
        "/api/v1/rooms/{room}/guideline, /api/v1/rooms/kitchen/guideline, 200",
        "/api/v1/rooms/{room}/guideline, /api/v1/rooms/attic/guideline, 404",
        "/api/v1/guidelines, /api/v1/guidelines, 200",
        "/api/v1/me, /api/v1/me, 200",
        "/api/v1/me/sessions, /api/v1/me/sessions, 401",
        "/api/v1/about, /api/v1/about, 200",
        "/api/v1/broker, /api/v1/broker, 200",
        "/api/v1/mqtt, /api/v1/mqtt, 401",
        "/health/live, /health/live, 200",
        "/health/ready, /health/ready, 200"
    })
    void answersAreAsPromised(String path, String address, int status) throws Exception {
        assertPromised(path, site.get(address), status);
    }

    @Test
    void whatIsWrongIsToldAsPromised() throws Exception {
        site.telling.wrong(Health.Part.DATABASE, "the disk is full");

        assertPromised("/health/ready", site.get("/health/ready"), 503);
    }

    @Test
    void theAnswersThatAreCheckedHaveSomethingInThem() throws Exception {
        assertThat(site.get("/api/v1/rooms/kitchen/events").body())
                .contains("\"kind\":\"missed\"")
                .contains("\"reason\":\"too-high\"");
        assertThat(site.get("/api/v1/rooms/kitchen/runs").body()).contains("\"to\":null");
        assertThat(site.get("/api/v1/rooms").body())
                .contains("\"mean\":{\"overSeconds\":86400,\"value\":16,\"covered\":0.83},\"level\":\"poor\"");
    }

    private void assertPromised(String path, HttpResponse<String> answer, int status)
            throws IOException, InterruptedException {
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode contract = contract();
        JsonNode promised =
                contract.path("paths").path(path).path("get").path("responses").path(Integer.toString(status));
        if (promised.has("$ref")) {
            promised = contract.at(promised.path("$ref").asText().substring(1));
        }
        String type = answer.headers().firstValue("Content-Type").orElseThrow();
        ObjectNode schema = promised.path("content").path(type).path("schema").deepCopy();
        schema.set("components", contract.path("components"));
        Set<ValidationMessage> wrong = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        schema,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build())
                .validate(JSON.readTree(answer.body()));
        assertThat(wrong).as(answer.body()).isEmpty();
    }

    private JsonNode contract() throws IOException, InterruptedException {
        HttpResponse<String> answer = site.get("/openapi.yaml");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/yaml");
        return new YAMLMapper().readTree(answer.body());
    }
}
