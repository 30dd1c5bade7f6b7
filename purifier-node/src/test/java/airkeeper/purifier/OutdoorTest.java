package airkeeper.purifier;

import static airkeeper.purifier.Story.CO2;
import static airkeeper.purifier.Story.LOCKS;

import airkeeper.wire.SensorId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ventilator that does not let smoke in. */
class OutdoorTest {
    private static final Rules RULES = new Rules(
            CO2, LOCKS, null, Story.RULES.blindness(), List.of(), new Outdoor(SensorId.of("garden/pms")), null);

    @Test
    void worseAirIsNotLetIn() {
        new Story(RULES)
                .at("0:00", "garden/pms.pm25=60", "OFF AUTO starting")
                .at("0:10", "pms.pm25=12", "OFF AUTO starting")
                .at("0:30", "1200", "OFF AUTO minimum-off")
                .until("-")
                .why("CO₂ 1200 ppm ≥ 1000 ppm, but PM2.5 outdoors 60 µg/m³ > 12 indoors: not let in")
                .at("0:40", "garden/pms.pm25=12", "ON AUTO too-high")
                .at("0:50", "garden/pms.pm25=12.1", "ON AUTO minimum-on")
                .until("5:40")
                .why("CO₂ 1200 ppm ≥ 1000 ppm, but PM2.5 outdoors 12.1 µg/m³ > 12 indoors: not let in,"
                        + " but on for 10 s only (at least 5 min): locked for 4 min 50 s more");
    }

    @Test
    void whatIsNotKnownStopsNothing() {
        new Story(RULES).at("0:00", "1200", "ON AUTO too-high").at("0:10", "pms.pm25=12", "ON AUTO too-high");
        new Story(RULES)
                .at("0:00", "garden/pms.pm25=60", "OFF AUTO starting")
                .at("0:00", "pms.pm25=12", "OFF AUTO starting")
                .at("1:29", "1200", "OFF AUTO minimum-off")
                .at("1:30", "tick", "ON AUTO too-high");
        new Story(RULES)
                .at("0:00", "garden/pms.pm25=stuck", "OFF AUTO starting")
                .at("0:00", "pms.pm25=0", "OFF AUTO starting")
                .at("0:10", "1200", "ON AUTO too-high");
    }

    @Test
    void theSensorOutdoorsIsNoneOfTheRoom() {
        new Story(RULES)
                .at("0:00", "garden/pms=2000", "OFF AUTO starting")
                .at("1:20", "garden/pms=2000", "OFF AUTO starting")
                .at("1:30", "tick", "OFF AUTO blind");
    }

    @Test
    void anOrderGoesBeforeIt() {
        new Story(RULES)
                .at("0:00", "garden/pms.pm25=60", "OFF AUTO starting")
                .at("0:00", "pms.pm25=12", "OFF AUTO starting")
                .at("0:10", "ON", "ON ON ordered");
    }
}
