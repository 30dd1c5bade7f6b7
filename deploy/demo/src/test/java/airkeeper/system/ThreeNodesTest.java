package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's Mosquitto, the three nodes as processes of their own, and other people's clients. */
@Tag("mosquitto")
class ThreeNodesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FAN = "airkeeper/livingroom/purifier/fan";

    private Installation home;

    @BeforeEach
    void start(@TempDir Path directory) {
        home = new Installation(directory);
    }

    @AfterEach
    void stop() {
        home.close();
    }

    @Test
    void anOldClientsBareNumberSwitchesTheRelayAndIsCharted() throws Exception {
        NodeProcess relay = home.subscribed("-V", "mqttv311", "-t", FAN + "/relay");
        NodeProcess number = home.subscribed("-V", "mqttv311", "-t", "airkeeper/livingroom/sensor/esp/co2");

        home.publish("-V", "mqttv311", "-t", "home/livingroom/co2", "-m", "1250");
        number.awaitLine("1250"::equals);
        relay.awaitLine("ON"::equals);

        home.publish("-V", "mqttv311", "-t", "home/livingroom/co2", "-m", "640");
        number.awaitLine("640"::equals);
        await().atMost(PATIENCE).until(() -> relay.lines().getLast().equals("OFF"));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(numbers(series("livingroom").get("max"))).contains(1250.0);
            assertThat(numbers(series("livingroom").get("min"))).contains(640.0);
        });
        JsonNode runs = home.get("/api/v1/rooms/livingroom/runs?" + today());
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).get("purifier").asText()).isEqualTo("fan");
        JsonNode fan = home.get("/api/v1/rooms/livingroom").get("purifiers").get(0);
        assertThat(fan.get("reason").asText()).isEqualTo("low-enough");
        assertThat(fan.get("why").asText()).startsWith("CO₂ 640 ppm ≤ 800 ppm, on for ");
    }

    @Test
    void anOrderSwitchesAndARetainedOneIsRefused() throws Exception {
        NodeProcess relay = home.subscribed("-V", "mqttv311", "-t", FAN + "/relay");
        NodeProcess why = home.subscribed("-t", FAN + "/why");
        home.publish("-t", "home/livingroom/co2", "-m", "600");
        relay.awaitLine("OFF"::equals);

        home.publish("-t", FAN + "/set", "-m", "ON", "-r");
        why.awaitLine(line -> line.contains("retained"));
        assertThat(relay.lines()).doesNotContain("ON");

        home.publish("-t", FAN + "/set", "-m", "ON");
        relay.awaitLine("ON"::equals);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(home.get("/api/v1/rooms/livingroom")
                                .get("purifiers")
                                .get(0)
                                .get("mode")
                                .asText())
                        .isEqualTo("on"));

        home.publish("-t", FAN + "/set", "-m", "AUTO");
        await().atMost(PATIENCE).until(() -> relay.lines().getLast().equals("OFF"));
    }

    @Test
    void allNodesResumeAfterTheBrokerWasKilledAndNoReadingIsMissing() throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stored("study")).isGreaterThanOrEqualTo(3));

        home.broker().kill();
        for (NodeProcess node : home.nodes()) {
            node.awaitLine(line -> line.contains("No line to"));
        }
        home.broker().restart();

        for (NodeProcess node : home.nodes()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> node.lines().stream()
                                    .filter(line -> line.contains("Connected to"))
                                    .count()
                            >= 2);
        }
        NodeProcess relay = home.subscribed("-V", "mqttv311", "-t", FAN + "/relay");
        home.publish("-V", "mqttv311", "-t", "home/livingroom/co2", "-m", "1250");
        relay.awaitLine("ON"::equals);

        // every number that the sensor ever gave to a reading is in the file
        NodeProcess live = home.subscribed("-C", "1", "-t", "airkeeper/study/sensor/sim", "-R");
        live.awaitExit();
        String reading = live.lines().stream()
                .filter(line -> line.startsWith("{"))
                .findFirst()
                .orElseThrow();
        long last = new JsonMapper().readTree(reading).get("seq").asLong();
        // the first number of a sensor is 0
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stored("study")).isGreaterThanOrEqualTo(last + 1));
    }

    private long stored(String room) throws Exception {
        long count = 0;
        for (JsonNode slot : home.get("/api/v1/rooms/" + room + "/series?quantity=co2&" + today())
                .get("count")) {
            count += slot.asLong();
        }
        return count;
    }

    private JsonNode series(String room) throws Exception {
        return home.get("/api/v1/rooms/" + room + "/series?quantity=co2&points=2000&" + today());
    }

    private static String today() {
        long now = System.currentTimeMillis();
        return "from=" + (now - 600_000) + "&to=" + (now + 600_000);
    }

    private static List<Double> numbers(JsonNode list) {
        List<Double> numbers = new ArrayList<>();
        list.forEach(slot -> {
            if (!slot.isNull()) {
                numbers.add(slot.asDouble());
            }
        });
        return numbers;
    }
}
