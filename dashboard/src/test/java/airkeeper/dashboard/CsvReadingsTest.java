package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReadingsTest {
    private static final SensorId SCD41 = SensorId.of("kitchen/scd41");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void aReadingIsALine() {
        Map<Quantity, Double> values = Map.of(
                Quantity.CO2, 812.5, Quantity.TEMPERATURE, -4.25, Quantity.PM25, 3.0, Quantity.PRESSURE, 10_000_000.0);
        StringBuilder lines = new StringBuilder(CsvReadings.header());
        CsvReadings.append(
                lines,
                new Entry.Measured(
                        SCD41,
                        new Reading(NOON.plusMillis(120), 48_211, values, Quality.WARMING_UP),
                        Entry.Stamp.RECEIVER));
        CsvReadings.append(
                lines, new Entry.Measured(SCD41, new Reading(NOON, 0, Map.of(), Quality.OK), Entry.Stamp.NODE));
        assertThat(lines).hasToString("""
                time,room,sensor,co2_ppm,temperature_c,humidity_rh,pm1_ug_m3,pm25_ug_m3,pm10_ug_m3,pressure_hpa,voc_index,nox_index,quality,stamp,seq\r
                2026-11-21T12:00:00.120Z,kitchen,scd41,812.5,-4.25,,,3,,10000000,,,warming-up,receiver,48211\r
                2026-11-21T12:00:00Z,kitchen,scd41,,,,,,,,,,ok,node,0\r
                """);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Random random = new Random(4180);
        CsvReadings columns = CsvReadings.under(CsvReadings.header().strip());
        for (int i = 0; i < 5_000; i++) {
            Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
            for (Quantity quantity : Quantity.values()) {
                if (random.nextBoolean()) {
                    values.put(quantity, (random.nextInt(2_000_000) - 1_000_000) / 100.0);
                }
            }
            Entry.Measured entry = new Entry.Measured(
                    SCD41,
                    new Reading(
                            NOON.plusMillis(random.nextLong(1L << 40)),
                            random.nextLong(1L << 50),
                            values,
                            List.of(Quality.values()).get(random.nextInt(4))),
                    List.of(Entry.Stamp.values()).get(random.nextInt(2)));
            StringBuilder line = new StringBuilder();
            CsvReadings.append(line, entry);
            assertThat(columns.read(line.toString().strip())).isEqualTo(entry);
        }
    }

    @Test
    void columnsMayStandInAnyOrderAndBeFew() {
        CsvReadings columns = CsvReadings.under("\uFEFFsensor, co2 ,\"room\",time");
        assertThat(columns.read("scd41, 8.125e2 ,\"kitchen\",2026-11-21T13:00:00.1239+01:00"))
                .isEqualTo(new Entry.Measured(
                        SCD41,
                        new Reading(NOON.plusMillis(123), 0, Map.of(Quantity.CO2, 812.5), Quality.OK),
                        Entry.Stamp.NODE));
    }

    @Test
    void aValueThatNoAirHasIsImplausibleWhereNobodySaysOtherwise() {
        CsvReadings columns = CsvReadings.under("time,room,sensor,co2_ppm,quality");
        assertThat(columns.read("2026-11-21T12:00:00Z,kitchen,scd41,65535,")
                        .reading()
                        .quality())
                .isEqualTo(Quality.IMPLAUSIBLE);
        assertThat(columns.read("2026-11-21T12:00:00Z,kitchen,scd41,65535,ok")
                        .reading()
                        .quality())
                .isEqualTo(Quality.OK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '~',
            value = {
                "time,room,co2_ppm | expected a column sensor, found \"time, room, co2_ppm\"",
                "time,room,sensor | expected a column with values, such as co2_ppm, found none",
                "time,room,sensor,co2,co2_ppm | expected each column once, found co2_ppm twice",
                "time;room;sensor;co2 | expected columns with commas between them, found semicolons; save the table with commas, and decimal points in its numbers",
                "time,room,sensor,temperature_f | expected columns among time, room, sensor, co2_ppm, temperature_c, humidity_rh, pm1_ug_m3, pm25_ug_m3,"
                        + " pm10_ug_m3, pressure_hpa, voc_index, nox_index, quality, stamp, seq, found \"temperature_f\"",
                "time,room,sensor,\"co2 | expected a closing quote for the one in column 18, found none",
            })
    void aHeaderThatIsNoneIsRefused(String header, String sentence) {
        assertThatThrownBy(() -> CsvReadings.under(header))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '~',
            value = {
                "yesterday,kitchen,scd41,812,ok,node,1 | expected a time such as 2026-11-21T12:00:00Z, found \"yesterday\"",
                "2201-01-01T00:00:00Z,kitchen,scd41,812,ok,node,1 | expected a reading to be remembered with a time from 1970-01-01T00:00:00Z to 2200-01-01T00:00:00Z, found 2201-01-01T00:00:00Z",
                "2026-11-21T12:00:00Z,=cmd(),scd41,812,ok,node,1 | expected a room name of lower-case letters, digits and hyphens (1 to 63, not beginning with a hyphen), found \"=cmd()\"",
                "2026-11-21T12:00:00Z,kitchen,,812,ok,node,1 | expected a sensor name of lower-case letters, digits and hyphens (1 to 63, not beginning with a hyphen), found \"\"",
                "2026-11-21T12:00:00Z,kitchen,scd41,\"812,5\",ok,node,1 | expected a number such as 812.5 in co2_ppm, found \"812,5\"",
                "2026-11-21T12:00:00Z,kitchen,scd41,NaN,ok,node,1 | expected a number such as 812.5 in co2_ppm, found \"NaN\"",
                "2026-11-21T12:00:00Z,kitchen,scd41,1e999,ok,node,1 | expected a number such as 812.5 in co2_ppm, found \"1e999\"",
                "2026-11-21T12:00:00Z,kitchen,scd41,,,node,1 | expected at least one value, found none",
                "2026-11-21T12:00:00Z,kitchen,scd41,812,good,node,1 | expected a quality of ok, warming-up, implausible, stuck, found \"good\"",
                "2026-11-21T12:00:00Z,kitchen,scd41,812,ok,me,1 | expected node or receiver in stamp, found \"me\"",
                "2026-11-21T12:00:00Z,kitchen,scd41,812,ok,node,-1 | expected a whole number in seq, found \"-1\"",
                "2026-11-21T12:00:00Z,kitchen,scd41,812 | expected 7 fields, as the first line has, found 4",
                "\"2026-11-21T12:00:00Z\"x,kitchen,scd41,812,ok,node,1 | expected a comma after the quote in column 22, found x",
            })
    void aLineThatIsWrongIsRefused(String line, String sentence) {
        CsvReadings columns = CsvReadings.under("time,room,sensor,co2_ppm,quality,stamp,seq");
        assertThatThrownBy(() -> columns.read(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void fieldsAreQuotedWhereTheyNeedIt() {
        List<String> fields = List.of("plain", "a,b", "he said \"no\"", "\"", "", "two\nlines");
        StringBuilder line = new StringBuilder();
        fields.forEach(field -> {
            line.append(line.isEmpty() ? "" : ",");
            CsvLine.append(line, field);
        });
        assertThat(line).hasToString("plain,\"a,b\",\"he said \"\"no\"\"\",\"\"\"\",,\"two\nlines\"");
        assertThat(CsvLine.fields(line.toString())).isEqualTo(fields);
    }
}
