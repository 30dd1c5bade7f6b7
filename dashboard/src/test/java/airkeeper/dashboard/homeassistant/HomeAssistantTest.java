package airkeeper.dashboard.homeassistant;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.News;
import airkeeper.dashboard.RoomNow;
import airkeeper.wire.Caller;
import airkeeper.wire.Drives;
import airkeeper.wire.Heard;
import airkeeper.wire.Message;
import airkeeper.wire.Mode;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.Presence;
import airkeeper.wire.PurifierId;
import airkeeper.wire.PurifierReport;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Reason;
import airkeeper.wire.SensorId;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.Topics;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.memory.MemoryLink;
import airkeeper.wire.program.Program;
import airkeeper.wire.time.HandTime;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeAssistantTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");
    private static final SensorId SCD41 = SensorId.of("living-room/scd41");
    private static final PurifierId FAN = new PurifierId(SCD41.room(), "fan");
    private static final NodeId PI = new NodeId("pi-living-room");

    private final HandTime time = new HandTime(T);
    private final MemoryBroker broker = new MemoryBroker();
    private final MemoryLink line = broker.link(new Caller(new NodeId("dashboard"), Duration.ZERO, null, null));
    private final MemoryLink there = broker.link(new Caller(new NodeId("home-assistant"), Duration.ZERO, null, null));
    private @Nullable String called;
    private final HomeAssistant told = new HomeAssistant(
            Topics.standard(),
            new Topic("homeassistant"),
            line,
            time,
            sensor -> Duration.ofSeconds(30),
            room -> Optional.ofNullable(called));
    private final List<Heard> heard = new ArrayList<>();

    @BeforeEach
    void start() {
        there.hear(Subscription.withKept(new TopicFilter("homeassistant/device/+/config")), message -> {
            heard.add(message);
            message.acknowledge();
        });
        there.start();
        told.start();
        line.start();
        time.settle();
    }

    @AfterEach
    void close() {
        line.close();
        there.close();
        told.close();
    }

    @Test
    void aSensorIsAnnouncedAsRecorded() throws IOException {
        told.heard(new News.Came(online()));
        told.heard(measured(Quantity.CO2, Quantity.HUMIDITY, Quantity.VOC));
        time.settle();

        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().topic().text())
                .isEqualTo("homeassistant/device/airkeeper_living-room_sensor_scd41/config");
        assertThat(heard.getFirst().retained()).isTrue();
        assertThat(config(0)).isEqualTo(recorded("sensor.json"));
    }

    @Test
    void aPurifierIsAnnouncedAsRecorded() throws IOException {
        told.heard(reported());
        time.settle();

        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().topic().text())
                .isEqualTo("homeassistant/device/airkeeper_living-room_purifier_fan/config");
        assertThat(config(0)).isEqualTo(recorded("purifier.json"));
    }

    @Test
    void theNameThatPeopleGiveARoomIsThatOfItsDevices() throws IOException {
        told.heard(measured(Quantity.CO2));
        time.settle();
        called = "Wohnzimmer";
        told.heard(measured(Quantity.CO2));
        told.heard(reported());
        time.settle();

        assertThat(heard).hasSize(3);
        assertThat(config(0).path("device").path("name").asText()).isEqualTo("Living room scd41");
        assertThat(config(1).path("device").path("name").asText()).isEqualTo("Wohnzimmer scd41");
        assertThat(config(1).path("device").path("identifiers"))
                .isEqualTo(config(0).path("device").path("identifiers"));
        assertThat(config(2).path("device").path("suggested_area").asText()).isEqualTo("Wohnzimmer");
    }

    @Test
    void whatIsKnownIsNotSaidAgainUntilItChanges() throws IOException {
        told.heard(measured(Quantity.CO2));
        told.heard(measured(Quantity.CO2));
        told.heard(measured(Quantity.TEMPERATURE));
        told.heard(measured(Quantity.CO2));
        told.heard(new News.Came(online()));
        told.heard(new News.Came(online().gone()));
        told.heard(reported());
        told.heard(reported());
        time.settle();

        assertThat(heard).hasSize(4);
        assertThat(config(0).path("components").properties().stream().map(Map.Entry::getKey))
                .containsExactly("co2", "quality");
        assertThat(config(1).path("components").properties().stream().map(Map.Entry::getKey))
                .containsExactly("co2", "temperature", "quality");
        assertThat(config(1).has("availability")).isFalse();
        assertThat(config(2).path("availability").path(0).path("topic").asText())
                .isEqualTo("airkeeper/node/pi-living-room");
    }

    @Test
    void allIsSaidAgainWhenHomeAssistantIsBorn() {
        told.heard(measured(Quantity.CO2));
        told.heard(reported());
        time.settle();
        heard.clear();

        status("offline");
        assertThat(heard).isEmpty();
        status("online");
        assertThat(heard)
                .extracting(message -> message.topic().text())
                .containsExactly(
                        "homeassistant/device/airkeeper_living-room_purifier_fan/config",
                        "homeassistant/device/airkeeper_living-room_sensor_scd41/config");
    }

    /**
     * The keys that Home Assistant takes; any other would be refused or ignored. Source: homeassistant/components/mqtt,
     * schemas.py, sensor.py, binary_sensor.py and select.py.
     */
    @ParameterizedTest
    @ValueSource(strings = {"sensor.json", "purifier.json"})
    void onlyWordsThatHomeAssistantKnowsAreUsed(String file) throws IOException {
        JsonNode config = recorded(file);
        assertThat(Set.of("device", "origin", "availability", "components", "state_topic"))
                .containsAll(names(config));
        assertThat(Set.of("identifiers", "name", "manufacturer", "model", "suggested_area"))
                .containsAll(names(config.path("device")));
        assertThat(Set.of("name", "sw_version")).containsAll(names(config.path("origin")));
        Set<String> all = Set.of(
                "platform", "unique_id", "name", "entity_category", "value_template", "json_attributes_topic", "qos");
        Map<String, Set<String>> own = Map.of(
                "sensor",
                Set.of(
                        "device_class",
                        "state_class",
                        "unit_of_measurement",
                        "suggested_unit_of_measurement",
                        "options",
                        "expire_after"),
                "binary_sensor",
                Set.of("device_class", "state_topic", "payload_on", "payload_off"),
                "select",
                Set.of("options", "command_topic", "command_template"));
        for (JsonNode component : config.path("components")) {
            Set<String> known =
                    Objects.requireNonNull(own.get(component.path("platform").asText()));
            assertThat(names(component)).allMatch(key -> all.contains(key) || known.contains(key));
            assertThat(component.path("unique_id").asText()).matches("[a-z0-9_-]+");
        }
        assertThat(config.path("components")).isNotEmpty();
    }

    private void status(String word) {
        var said = there.say(Message.text(new Topic("homeassistant/status"), word));
        time.settle();
        assertThat(said).isCompleted();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode config(int index) throws IOException {
        return JSON.readTree(heard.get(index).payload());
    }

    private static JsonNode recorded(String file) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(HomeAssistantTest.class.getResourceAsStream("/homeassistant/" + file))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return JSON.readTree(text.replace("VERSION", Program.version()));
        }
    }

    private static Presence online() {
        return new Presence(Presence.State.ONLINE, PI, "sensor", "0.1.0", T, List.of(SCD41));
    }

    private static News measured(Quantity... quantities) {
        Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        for (Quantity quantity : quantities) {
            values.put(quantity, quantity.lowest() + 1);
        }
        return new News.Measured(SCD41, new Reading(T, 1, values, Quality.OK), false);
    }

    private static News reported() {
        PurifierReport report = new PurifierReport(
                T,
                Power.ON,
                Mode.AUTO,
                Reason.TOO_HIGH,
                "CO₂ 1012 ppm ≥ 1000 ppm",
                T,
                null,
                Quantity.CO2,
                1012.0,
                1000,
                800,
                Drives.VENTILATOR,
                81_234,
                412,
                PI,
                null);
        return new News.Reported(new RoomNow.Purifier(FAN, report, 0L, true));
    }
}
