package airkeeper.purifier;

import static airkeeper.purifier.House.FAN;
import static airkeeper.purifier.House.SENSOR;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Message;
import airkeeper.wire.Quality;
import airkeeper.wire.Reason;
import airkeeper.wire.SensorId;
import airkeeper.wire.Topics;
import airkeeper.wire.json.MalformedException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the node hears of its rooms, and what it makes of silence. */
class ReadingsTest {
    private static final Topics TOPICS = Topics.standard();

    @Test
    void whatTheBrokerKeptIsNotNews() {
        try (House house = new House()) {
            house.reads(1800);
            house.says(Message.text(TOPICS.command(FAN), "ON").kept());
            house.node.start();
            house.passes("10 s");
            assertThat(house.relay.done).containsExactly("open");
            assertThat(house.whys()).hasSize(1);
        }
    }

    @Test
    void aReadingSaidAgainDecidesNothing() {
        try (House house = House.started()) {
            house.says(Message.json(TOPICS.late(SENSOR), house.reading(1800, Quality.OK)));
            assertThat(house.relay.done).containsExactly("open");
        }
    }

    @Test
    void onlyUsableReadingsOfItsRoomCount() {
        try (House house = House.started()) {
            house.reads(SENSOR, 1800, Quality.WARMING_UP)
                    .reads(SENSOR, 1800, Quality.IMPLAUSIBLE)
                    .reads(SENSOR, 1800, Quality.STUCK)
                    .reads(SensorId.of("hall/scd41"), 1800, Quality.OK);
            assertThat(house.relay.done).containsExactly("open");
            house.reads(SensorId.of("kitchen/other"), 1800, Quality.OK);
            assertThat(house.relay.done).containsExactly("open", "ON");
        }
    }

    @Test
    void namedSensorsCountAlone() {
        try (House house = House.started("scd41", "hall/scd41")) {
            house.reads(SensorId.of("kitchen/other"), 1800, Quality.OK);
            assertThat(house.relay.done).containsExactly("open");
            house.reads(SensorId.of("hall/scd41"), 1800, Quality.OK);
            assertThat(house.relay.done).containsExactly("open", "ON");
        }
    }

    @Test
    void aMalformedReadingIsDropped() {
        try (House house = House.started()) {
            house.says(Message.text(TOPICS.reading(SENSOR), "1800")).reads(500);
            assertThat(house.whys().getLast()).contains("\"reason\":\"low-enough\"");
        }
    }

    @Test
    void isBlindWithoutAMessageThoughTheLineIsUp() {
        try (House house = House.started()) {
            house.reads(1200).passes("89 s");
            assertThat(house.relay.done).containsExactly("open", "ON");
            house.passes("1 s");
            assertThat(house.relay.done).containsExactly("open", "ON", "OFF");
            assertThat(house.whys().getLast())
                    .isEqualTo("{\"time\":\"2026-11-21T10:01:30Z\",\"power\":\"off\",\"changed\":true,"
                            + "\"reason\":\"blind\","
                            + "\"why\":\"no usable reading for 90 s (sensor silent): off\"}");
        }
    }

    @Test
    void isBlindWhenTheBrokerIsLostAndDecidesAtOnceWhenItIsBack() throws MalformedException {
        try (House house = House.started()) {
            house.reads(1200);
            house.broker.stop();
            house.passes("600 s");
            assertThat(house.relay.done).containsExactly("open", "ON", "OFF");
            house.heard.clear();
            house.broker.restart(house.listener, house.line);
            house.time.settle();
            assertThat(house.whys()).singleElement().asString().contains("10:01:30Z", "\"reason\":\"blind\"");
            assertThat(house.report().reason()).isEqualTo(Reason.BLIND);
            assertThat(house.on(TOPICS.relay(FAN)).getLast().text()).isEqualTo("OFF");
            house.reads(1200);
            assertThat(house.relay.done).containsExactly("open", "ON", "OFF", "ON");
        }
    }

    @Test
    void theAirOutdoorsIsHeard() throws MalformedException {
        try (House house = new House(Map.of("PURIFIER_0_OUTDOOR", "garden/pms"))) {
            house.node.start();
            house.time.settle();
            house.says(Message.text(
                    TOPICS.reading(SensorId.of("garden/pms")), "{\"seq\":1,\"pm25\":60,\"quality\":\"ok\"}"));
            house.says(Message.text(TOPICS.reading(SENSOR), "{\"seq\":1,\"co2\":1200,\"pm25\":6,\"quality\":\"ok\"}"));
            assertThat(house.report().reason()).isEqualTo(Reason.MINIMUM_OFF);
            assertThat(house.report().why())
                    .isEqualTo("CO₂ 1200 ppm ≥ 1000 ppm, but PM2.5 outdoors 60 µg/m³ > 6 indoors: not let in");
        }
    }
}
