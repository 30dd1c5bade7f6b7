package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever anybody says on a topic: no node ends, each says what is wrong once, and the next good reading counts. */
@Tag("mosquitto")
class BadInputTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ROOM = "airkeeper/livingroom/";

    /** What is no word of ours on any topic, and how a node says so. */
    private static final List<Bad> NONSENSE = List.of(
            new Bad("text", "hello", "expected JSON, found \"hello\""),
            new Bad("torn", "{\"seq\":1,", "expected JSON, found \"{\"seq\":1,\""),
            new Bad("list", "[1,2]", "expected a JSON object, found a list"),
            new Bad("number", "812", "expected a JSON object, found the number 812"),
            new Bad("nan", "{\"co2\":NaN}", "expected JSON, found \"{\"co2\":NaN}\""),
            new Bad("blank", " ", "expected JSON, found an empty message"),
            new Bad("other", "\u00C3(", "expected UTF-8 text, found other bytes"),
            new Bad("deep", "[".repeat(60_000), "expected JSON, found \"" + "[".repeat(60) + "…\""),
            new Bad("long", "x".repeat(1 << 20), "expected at most 65536 bytes, found 1048576"));

    /** Objects that look like readings. */
    private static final List<Bad> NO_READINGS = List.of(
            new Bad(
                    "words",
                    "{\"seq\":1,\"co2\":\"lots\",\"quality\":\"ok\"}",
                    "expected \"co2\" with a number, found the text \"lots\""),
            new Bad("quality", "{\"co2\":\"lots\"}", "expected \"quality\" with a text, found none"),
            new Bad("seq", "{\"seq\":-1,\"co2\":800,\"quality\":\"ok\"}", "expected a seq of 0 or more, found -1"),
            new Bad(
                    "negative",
                    "{\"seq\":1,\"co2\":-5,\"quality\":\"ok\"}",
                    "expected \"co2\" from 300 to 40000 ppm in a reading of quality ok, found -5"),
            new Bad(
                    "endless",
                    "{\"seq\":1,\"co2\":1e999,\"quality\":\"ok\"}",
                    "expected \"co2\" with a number, found the number Infinity"),
            new Bad(
                    "clock",
                    "{\"time\":\"yesterday\",\"seq\":1,\"co2\":800,\"quality\":\"ok\"}",
                    "expected \"time\" with a time such as 2026-11-21T10:00:30Z, found the text \"yesterday\""));

    private static final String NO_TOPIC =
            "expected names of lower-case letters, digits and hyphens in the topic, found others";

    @TempDir
    private Path directory;

    private Installation home;

    @BeforeEach
    void start() {
        home = new Installation(directory);
    }

    @AfterEach
    void stop() {
        home.close();
    }

    @Test
    void whoeverHearsNonsenseSaysSoOnceAndGoesOn() throws Exception {
        List<String> recorded = new ArrayList<>();
        List<String> decided = new ArrayList<>();
        for (Bad bad : Stream.concat(NONSENSE.stream(), NO_READINGS.stream()).toList()) {
            recorded.add(said(ROOM + "sensor/" + bad.name, bad));
            decided.add(recorded.getLast());
            recorded.add(said(ROOM + "late/" + bad.name, bad));
        }
        for (Bad bad : NONSENSE) {
            recorded.add(said(ROOM + "purifier/" + bad.name, bad));
            recorded.add(said(ROOM + "purifier/" + bad.name + "/why", bad));
            recorded.add(said("airkeeper/node/" + bad.name, bad));
        }
        Bad good = new Bad("good", "{\"seq\":1,\"co2\":5000,\"quality\":\"ok\"}", NO_TOPIC);
        for (String topic : List.of(
                "airkeeper/../sensor/a",
                "airkeeper/Hall/sensor/a",
                "airkeeper/living room/sensor/a",
                "airkeeper//sensor/")) {
            recorded.add(said(topic, good));
        }
        recorded.add(said(ROOM + "sensor/SCD 41", good));
        decided.add(recorded.getLast());
        said("airkeeper/x/y/z/q", good);

        // one that is right behind all others, so that all of them were heard
        home.publish("-t", "home/livingroom/co2", "-m", "hello", "--repeat", "3");
        home.publish("-t", ROOM + "purifier/fan/set", "-m", "MAYBE", "--repeat", "3");
        home.publish("-t", ROOM + "sensor/esp/resend", "-m", "{\"from\":9,\"to\":1}", "--repeat", "3");
        aGoodReadingSwitchesTheRelayAndIsCharted();

        assertThat(complaints(2)).containsExactlyInAnyOrderElementsOf(recorded);
        decided.add(complaint(ROOM + "purifier/fan/set", "expected ON, OFF, AUTO or a JSON object, found \"MAYBE\""));
        assertThat(complaints(1)).containsExactlyInAnyOrderElementsOf(decided);
        assertThat(complaints(0))
                .containsExactlyInAnyOrder(
                        complaint("home/livingroom/co2", "expected a number, found \"hello\""),
                        complaint(ROOM + "sensor/esp/resend", "expected 0 ≤ from ≤ to, found from 9 to 1"));
        assertThat(home.nodes()).allMatch(NodeProcess::alive);
        assertThat(home.nodes()).noneMatch(node -> node.lines().stream().anyMatch(line -> line.startsWith("\tat ")));
    }

    @Test
    void aDeviceThatSaysNonsenseIsHeardWhenItComesToItsSenses() throws Exception {
        for (Bad bad : NONSENSE) {
            if (!bad.name.equals("number")) {
                said("home/livingroom/co2", bad);
                said(ROOM + "purifier/fan/set", bad);
            }
        }
        home.publish("-t", "home/livingroom/co2", "-m", "-5");
        home.publish("-t", "home/livingroom/co2", "-m", "1e12");
        home.publish("-t", "home/livingroom/co2", "-n");
        aGoodReadingSwitchesTheRelayAndIsCharted();

        assertThat(complaints(0))
                .containsExactly(complaint("home/livingroom/co2", "expected a number, found \"hello\""));
        assertThat(complaints(1))
                .containsExactly(complaint(
                        ROOM + "purifier/fan/set", "expected ON, OFF, AUTO or a JSON object, found \"hello\""));
        assertThat(complaints(2)).isEmpty();
    }

    private void aGoodReadingSwitchesTheRelayAndIsCharted() throws Exception {
        NodeProcess relay = home.subscribed("-t", ROOM + "purifier/fan/relay");
        home.publish("-t", "home/livingroom/co2", "-m", "1250");
        relay.awaitLine("ON"::equals);
        long now = System.currentTimeMillis();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(home.get("/api/v1/rooms/livingroom/series?quantity=co2&from="
                                        + (now - 600_000) + "&to=" + (now + 600_000))
                                .get("max")
                                .valueStream()
                                .filter(JsonNode::isNumber)
                                .map(JsonNode::asInt))
                        .contains(1250));
        assertThat(home.get("/api/v1/rooms").findValuesAsText("room")).containsExactly("livingroom", "study");
    }

    /** Says it three times; gives the one line that is expected of it. */
    private String said(String topic, Bad bad) throws IOException {
        Path payload = Files.writeString(directory.resolve("payload"), bad.payload, StandardCharsets.ISO_8859_1);
        home.publish("-t", topic, "-f", payload.toString());
        home.publish("-t", topic, "-f", payload.toString(), "--repeat", "2");
        return complaint(topic, bad.sentence);
    }

    private static String complaint(String topic, String sentence) {
        return "Dropped a message on \"" + topic + "\": " + sentence
                + ". Further ones on this topic are counted, not logged.";
    }

    private List<String> complaints(int node) {
        return home.nodes().get(node).lines().stream()
                .filter(line -> line.contains("Dropped"))
                .map(line -> line.substring(line.indexOf("Dropped")))
                .toList();
    }

    /** A payload that is wrong, a byte for each character, and what is said of it. */
    private record Bad(String name, String payload, String sentence) {}
}
