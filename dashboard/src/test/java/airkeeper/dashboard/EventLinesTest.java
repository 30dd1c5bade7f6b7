package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Decision;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Reason;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Readings and events as others read them. */
class EventLinesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.120Z");

    @Test
    void eventsAreLinesOfATable() {
        StringBuilder lines = new StringBuilder(CsvEvents.header());
        CsvEvents.append(lines, decided("1020 ppm is above 1000, the fan \"big\" goes on"));
        CsvEvents.append(lines, noted("scd41", "12 readings are lost."));
        assertThat(lines).hasToString("""
                time,room,kind,subject,power,changed,reason,text\r
                2026-11-21T12:00:00.120Z,kitchen,decision,fan,on,yes,too-high,"1020 ppm is above 1000, the fan ""big"" goes on"\r
                2026-11-21T12:00:00.120Z,kitchen,missed,scd41,,,,12 readings are lost.\r
                """);
    }

    @Test
    void noSentenceIsAFormula() {
        for (String begin : new String[] {"=", "+", "-", "@", "\t"}) {
            StringBuilder lines = new StringBuilder();
            CsvEvents.append(lines, decided(begin + "1+cmd"));
            CsvEvents.append(lines, noted(begin + "x", begin + "y"));
            assertThat(lines.toString()).contains(",'" + begin + "1+cmd\r\n", ",'" + begin + "x,,,,'" + begin + "y");
        }
    }

    @Test
    void readingsAreLinesOfAir() {
        StringBuilder lines = new StringBuilder();
        Map<Quantity, Double> values = Map.of(Quantity.TEMPERATURE, -4.25, Quantity.CO2, 812.0);
        SensorId sensor = SensorId.of("kitchen/scd41");
        LineProtocol.append(
                lines,
                new Entry.Measured(sensor, new Reading(NOON, 48_211, values, Quality.WARMING_UP), Entry.Stamp.NODE));
        LineProtocol.append(
                lines, new Entry.Measured(sensor, new Reading(NOON, 0, Map.of(), Quality.STUCK), Entry.Stamp.NODE));
        assertThat(lines).hasToString("""
                air,quality=warming-up,room=kitchen,sensor=scd41 co2=812,temperature=-4.25,seq=48211i 1795262400120000000
                air,quality=stuck,room=kitchen,sensor=scd41 seq=0i 1795262400120000000
                """);
    }

    @Test
    void eventsAreLinesWithTheirWordsEscaped() {
        StringBuilder lines = new StringBuilder();
        LineProtocol.append(lines, decided("\"big\" = C:\\fan,\nsaid it"));
        LineProtocol.append(lines, noted("a b,c=d\\", "lost"));
        LineProtocol.append(lines, noted("", "lost"));
        assertThat(lines).hasToString("""
                decision,purifier=fan,reason=too-high,room=kitchen on=true,changed=true,why="\\"big\\" = C:\\\\fan, said it" 1795262400120000000
                missed,room=kitchen,subject=a\\ b\\,c\\=d/ text="lost" 1795262400120000000
                missed,room=kitchen text="lost" 1795262400120000000
                """);
    }

    private static Entry.Decided decided(String why) {
        return new Entry.Decided(
                PurifierId.of("kitchen/fan"), new Decision(NOON, Power.ON, true, Reason.TOO_HIGH, why));
    }

    private static Entry.Noted noted(String subject, String text) {
        return new Entry.Noted(NOON, new Room("kitchen"), Entry.Kind.MISSED, subject, text);
    }
}
