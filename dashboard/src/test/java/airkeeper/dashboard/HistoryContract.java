package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.dashboard.Entry.Stamp;
import airkeeper.dashboard.History.Exchange;
import airkeeper.wire.Decision;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Reason;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every history promises; each implementation is held to it. */
public abstract class HistoryContract {
    private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");
    /** When readings are long forgotten. */
    private static final Instant PAST = Instant.parse("2024-11-21T00:00:00Z");

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Span MINUTES = new Span(T, T.plusSeconds(180));
    private static final Room KITCHEN = new Room("kitchen");
    private static final SensorId SCD41 = new SensorId(KITCHEN, "scd41");
    private static final SensorId SECOND = new SensorId(KITCHEN, "second");
    private static final SensorId ATTIC = SensorId.of("attic/scd41");
    private static final PurifierId FAN = new PurifierId(KITCHEN, "fan");

    @SuppressWarnings("NullAway.Init") // made before each test
    private History history;

    /** The history that is tried, not open; made anew it finds what the last one kept. */
    protected abstract History make();

    @BeforeEach
    void open() throws HistoryException {
        history = make();
        history.open();
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void remembersAWholeReading() throws HistoryException {
        Map<Quantity, Double> values = Map.of(
                Quantity.CO2,
                812.5,
                Quantity.TEMPERATURE,
                -4.25,
                Quantity.HUMIDITY,
                41.27,
                Quantity.PM1,
                0.1,
                Quantity.PM25,
                3.5,
                Quantity.PM10,
                12.9,
                Quantity.PRESSURE,
                1013.2,
                Quantity.VOC,
                104.0,
                Quantity.NOX,
                1.0);
        Entry.Measured entry = new Entry.Measured(
                SCD41, new Reading(T.plusMillis(123), 48_211, values, Quality.WARMING_UP), Stamp.RECEIVER);
        history.add(List.of(entry));

        assertThat(all()).containsExactly(entry);
    }

    @Test
    void remembersTheSameSensorAndTimeOnce() throws HistoryException {
        history.add(List.of(co2(SCD41, 0, 800), co2(SCD41, 0, 800)));
        history.add(List.of(co2(SCD41, 0, 900), co2(SECOND, 0, 700)));

        assertThat(all()).containsExactly(co2(SCD41, 0, 800), co2(SECOND, 0, 700));
    }

    @Test
    void keepsReadingsInOrderOfTimeHoweverTheyCame() throws HistoryException {
        history.add(List.of(co2(SCD41, 60, 3), co2(SCD41, 0, 1)));
        history.add(List.of(co2(SCD41, 30, 2)));

        assertThat(all()).containsExactly(co2(SCD41, 0, 1), co2(SCD41, 30, 2), co2(SCD41, 60, 3));
    }

    @Test
    void knowsSinceWhenARoomIsMeasured() throws HistoryException {
        assertThat(history.since(KITCHEN)).isNull();
        history.add(List.of(co2(ATTIC, 0, 500), co2(SCD41, 60, 800)));
        history.add(List.of(co2(SECOND, 30, 900)));

        assertThat(history.since(KITCHEN)).isEqualTo(T.plusSeconds(30));
    }

    @Test
    void survivesARestart() throws HistoryException {
        history.add(List.of(co2(SCD41, 0, 800), decided(0, Power.ON)));
        history.close();
        history.close();
        open();
        history.add(List.of(co2(SCD41, 30, 900), co2(ATTIC, 30, 500)));

        assertThat(all()).containsExactly(co2(SCD41, 0, 800), co2(SCD41, 30, 900), co2(ATTIC, 30, 500));
        assertThat(history.events(KITCHEN, Span.ALL, 10)).containsExactly(decided(0, Power.ON));
    }

    @Test
    void knowsTheNewestOfEachSensor() throws HistoryException {
        Entry.Measured warming = new Entry.Measured(
                SCD41, new Reading(T.plusSeconds(60), 7, Map.of(Quantity.CO2, 1.0), Quality.WARMING_UP), Stamp.NODE);
        history.add(List.of(co2(SCD41, 0, 800), warming, co2(SCD41, 30, 810), co2(ATTIC, 0, 500)));

        assertThat(history.sensors())
                .containsExactly(
                        new History.Known(ATTIC, co2(ATTIC, 0, 500), co2(ATTIC, 0, 500)),
                        new History.Known(SCD41, warming, co2(SCD41, 30, 810)));
    }

    @Test
    void aSensorThatWasNeverUsableHasNoUsableReading() throws HistoryException {
        Entry.Measured stuck =
                new Entry.Measured(SCD41, new Reading(T, 7, Map.of(Quantity.CO2, 1.0), Quality.STUCK), Stamp.NODE);
        history.add(List.of(stuck));

        assertThat(history.sensors()).containsExactly(new History.Known(SCD41, stuck, null));
    }

    @Test
    void onlyUsableValuesOfTheRoomOrSensorAreHandedOver() throws HistoryException {
        history.add(List.of(co2(SCD41, 0, 800), co2(SECOND, 10, 700), co2(ATTIC, 20, 500)));
        history.add(List.of(
                new Entry.Measured(
                        SCD41,
                        new Reading(T.plusSeconds(30), 1, Map.of(Quantity.CO2, 9.0), Quality.IMPLAUSIBLE),
                        Stamp.NODE),
                new Entry.Measured(
                        SCD41,
                        new Reading(T.plusSeconds(40), 1, Map.of(Quantity.HUMIDITY, 40.0), Quality.OK),
                        Stamp.NODE)));

        assertThat(values(null, MINUTES)).containsExactly("0: 1 × 800.0 800.000 800.0", "10: 1 × 700.0 700.000 700.0");
        assertThat(values(SECOND, MINUTES)).containsExactly("10: 1 × 700.0 700.000 700.0");
        assertThat(values(new SensorId(KITCHEN, "none"), MINUTES)).isEmpty();
    }

    @Test
    void aSpanHasItsFirstMomentAndNotItsLast() throws HistoryException {
        history.add(List.of(co2(SCD41, 0, 1), co2(SCD41, 30, 2), co2(SCD41, 60, 3)));

        assertThat(values(null, new Span(T, T.plusSeconds(60))))
                .containsExactly("0: 1 × 1.0 1.000 1.0", "30: 1 × 2.0 2.000 2.0");
        assertThat(values(null, new Span(T.plusMillis(1), T.plusSeconds(60).plusMillis(1))))
                .containsExactly("30: 1 × 2.0 2.000 2.0", "60: 1 × 3.0 3.000 3.0");
    }

    @Test
    void holdsTheFirstAndTheLastMomentThereIs() throws HistoryException {
        Entry.Measured first = at(Span.ALL.from());
        Entry.Measured last = at(Span.ALL.to().minusMillis(1));
        history.add(List.of(last, first));

        assertThat(all()).containsExactly(first, last);
        assertThatThrownBy(() -> at(Span.ALL.to()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a reading to be remembered with a time from 1970-01-01T00:00:00Z"
                        + " to 2200-01-01T00:00:00Z, found 2200-01-01T00:00:00Z");
    }

    @Test
    void namesTheNewestDecisionsFirst() throws HistoryException {
        history.add(List.of(decided(0, Power.ON), decided(60, Power.OFF), decided(30, Power.ON)));
        history.add(List.of(decided(60, Power.OFF)));

        assertThat(history.events(KITCHEN, Span.ALL, 2)).containsExactly(decided(60, Power.OFF), decided(30, Power.ON));
        assertThat(history.events(KITCHEN, new Span(T, T.plusSeconds(60)), 10))
                .containsExactly(decided(30, Power.ON), decided(0, Power.ON));
        assertThat(history.events(ATTIC.room(), Span.ALL, 10)).isEmpty();
    }

    @Test
    void keepsNotesAmongTheDecisions() throws HistoryException {
        Entry.Noted missed = new Entry.Noted(
                T.plusSeconds(30), KITCHEN, Entry.Kind.MISSED, "scd41", "12 readings of kitchen/scd41 are lost.");
        history.add(List.of(decided(0, Power.ON), missed, decided(60, Power.OFF)));
        history.add(List.of(missed));

        assertThat(history.events(KITCHEN, Span.ALL, 10))
                .containsExactly(decided(60, Power.OFF), missed, decided(0, Power.ON));
        assertThat(history.events(KITCHEN, Span.ALL, 2)).containsExactly(decided(60, Power.OFF), missed);
        assertThat(history.events(ATTIC.room(), Span.ALL, 10)).isEmpty();
    }

    @Test
    void handsOverWhatHappenedInAllRoomsInOrderOfTime() throws HistoryException {
        Entry.Noted missed = new Entry.Noted(
                T.plusSeconds(30), ATTIC.room(), Entry.Kind.MISSED, "scd41", "12 readings of attic/scd41 are lost.");
        history.add(List.of(decided(60, Power.OFF), missed, decided(0, Power.ON), unchanged(90, Power.OFF)));

        List<Entry.Event> found = new ArrayList<>();
        history.events(new Span(T, T.plusSeconds(90)), found::add);
        assertThat(found).containsExactly(decided(0, Power.ON), missed, decided(60, Power.OFF));
    }

    @Test
    void handsOverTheReadingsOfTheSensorsAskedFor() throws HistoryException {
        history.add(List.of(co2(SCD41, 0, 1), co2(ATTIC, 10, 2), co2(SCD41, 20, 3)));

        List<Entry.Measured> found = new ArrayList<>();
        history.readings(SCD41::equals, new Span(T, T.plusSeconds(20)), found::add);
        assertThat(found).containsExactly(co2(SCD41, 0, 1));
    }

    @Test
    void aRunIsWholeEvenWhenItBeganBeforeTheSpan() throws HistoryException {
        history.add(List.of(
                decided(0, Power.ON),
                unchanged(50, Power.ON),
                decided(100, Power.OFF),
                decided(200, Power.ON),
                decided(300, Power.OFF),
                decided(400, Power.ON)));

        assertThat(runs(60, 250)).containsExactly(run(0, 100), run(200, 300));
        assertThat(runs(110, 190)).isEmpty();
        assertThat(runs(350, 450)).containsExactly(run(400, null));
        assertThat(runs(500, 600)).containsExactly(run(400, null));
        assertThat(runs(100, 200)).isEmpty();
    }

    @Test
    void saysTheSameWhenItHasTidiedUp() throws HistoryException {
        for (int day = 0; day < 5; day++) {
            history.add(List.of(co2(SCD41, day * 86_400, 500.1 + day), co2(SECOND, day * 86_400 + 30, 700)));
        }
        Span days = new Span(T, T.plus(Duration.ofDays(5)));
        List<String> before = shown(history.series(KITCHEN, null, Quantity.CO2, days, 200));
        while (history.tidy(days.to())) {
            assertThat(history.holding().bytes()).isPositive();
        }
        history.add(List.of(co2(SCD41, 30, 600), co2(SECOND, 30, 700)));

        assertThat(before).hasSize(5).first().isEqualTo("0: 2 × 500.1 600.050 700.0");
        List<String> after = shown(history.series(KITCHEN, null, Quantity.CO2, days, 200));
        assertThat(after).hasSize(5).first().isEqualTo("0: 3 × 500.1 600.033 700.0");
        assertThat(after.subList(1, 5)).isEqualTo(before.subList(1, 5));
    }

    @Test
    void whatIsNotOpenSaysSo() {
        history.close();

        assertThatThrownBy(() -> history.add(List.of(co2(SCD41, 0, 1)))).isInstanceOf(HistoryException.class);
        assertThatThrownBy(() -> history.sensors()).isInstanceOf(HistoryException.class);
    }

    @Test
    void agreesWithANaiveModelOverRandomBatches() throws HistoryException {
        Random random = new Random(20261121);
        List<SensorId> sensors = List.of(SCD41, SECOND, ATTIC);
        Map<String, Entry.Measured> model = new TreeMap<>();
        for (int batch = 0; batch < 60; batch++) {
            List<Entry> entries = new ArrayList<>();
            for (int i = random.nextInt(40); i >= 0; i--) {
                SensorId sensor = sensors.get(random.nextInt(3));
                Instant time = T.plusMillis(random.nextInt(100_000));
                Quality quality = List.of(Quality.values()).get(random.nextInt(4));
                Reading reading = new Reading(
                        time, random.nextInt(1000), Map.of(Quantity.CO2, random.nextInt(50_000) / 10.0), quality);
                Entry.Measured entry = new Entry.Measured(sensor, reading, Stamp.NODE);
                entries.add(entry);
                model.putIfAbsent(time + " " + sensor, entry);
            }
            history.add(entries);
            if (batch % 20 == 19) {
                history.close();
                open();
            }
            Instant from = T.plusMillis(random.nextInt(100_000));
            Span span = new Span(from, from.plusMillis(random.nextInt(50_000)));
            Series expected = new Series(span, 100);
            model.values().stream()
                    .filter(entry ->
                            span.contains(entry.time()) && entry.reading().usable())
                    .filter(entry -> entry.sensor().room().equals(KITCHEN))
                    .forEach(entry -> expected.take(
                            entry.time().toEpochMilli(),
                            entry.reading().values().getOrDefault(Quantity.CO2, 0.0)));
            assertThat(shown(history.series(KITCHEN, null, Quantity.CO2, span, 100)))
                    .as("batch " + batch)
                    .isEqualTo(shown(expected));
        }
        assertThat(all()).containsExactlyInAnyOrderElementsOf(model.values());
    }

    @Test
    void everySeriesIsRightHoweverFarTheUpkeepIs() throws HistoryException {
        Random random = new Random(20261121);
        Map<String, Entry.Measured> model = new TreeMap<>();
        for (int round = 0; round < 40; round++) {
            List<Entry> batch = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                SensorId sensor = random.nextBoolean() ? SCD41 : SECOND;
                Entry.Measured entry = co2(sensor, random.nextInt(400_000), random.nextInt(5000));
                batch.add(entry);
                model.putIfAbsent(entry.time() + " " + sensor, entry);
            }
            history.add(batch);
            for (int pieces = random.nextInt(4); pieces > 0; pieces--) {
                history.tidy(T.plusSeconds(random.nextInt(500_000)));
            }
            Instant from = T.plusSeconds(random.nextInt(300_000));
            Span span = new Span(from, from.plusSeconds(1 + random.nextInt(200_000)));
            int points = 1 + random.nextInt(100);
            Series expected = new Series(span, points);
            model.values().stream()
                    .filter(entry -> span.contains(entry.time()))
                    .forEach(entry -> expected.take(
                            entry.time().toEpochMilli(),
                            entry.reading().values().getOrDefault(Quantity.CO2, 0.0)));
            assertThat(shown(history.series(KITCHEN, null, Quantity.CO2, span, points)))
                    .as("round " + round)
                    .isEqualTo(shown(expected));
        }
    }

    @Test
    void slotsOfTenDaysSayWhatTheReadingsSaid() throws HistoryException {
        Random random = new Random(10);
        Map<Instant, Entry.Measured> model = new TreeMap<>();
        for (int day = 0; day < 60; day++) {
            List<Entry> batch = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                // most of this day, some of an earlier one, and of ten days in a row none
                int of = random.nextInt(4) == 0 ? random.nextInt(day + 1) : day;
                if (of < 20 || of > 33) {
                    Entry.Measured entry = co2(SCD41, of * 86_400 + random.nextInt(86_400), 400 + random.nextInt(900));
                    batch.add(entry);
                    model.putIfAbsent(entry.time(), entry);
                }
            }
            history.add(batch);
            for (boolean more = random.nextInt(3) == 0; more; more = history.tidy(T.plus(Duration.ofDays(day)))) {
                assertThat(history.holding().tiers().getLast().slot()).isEqualTo(Duration.ofDays(10));
            }
            Span all = new Span(T, T.plus(Duration.ofDays(60)));
            for (int points : List.of(4, 7, 13)) {
                Series expected = new Series(all, points);
                model.values()
                        .forEach(entry -> expected.take(
                                entry.time().toEpochMilli(),
                                entry.reading().values().getOrDefault(Quantity.CO2, 0.0)));
                assertThat(shown(history.series(KITCHEN, null, Quantity.CO2, all, points)))
                        .as("day %d, %d points", day, points)
                        .isEqualTo(shown(expected));
            }
        }
    }

    @Test
    void theUpkeepComesToAnEndAndTellsWhatThereIs() throws HistoryException {
        history.add(List.of(co2(SCD41, 0, 800), co2(SCD41, 60, 900)));
        Instant later = T.plus(Duration.ofDays(3));
        int pieces = 0;
        while (history.tidy(later)) {
            assertThat(++pieces).as("pieces of upkeep").isLessThan(1000);
        }

        Holding holding = history.holding();
        assertThat(holding.bytes()).isPositive();
        assertThat(holding.tiers().getFirst().slot()).isEqualTo(Duration.ZERO);
        assertThat(holding.tiers().getFirst().from()).isEqualTo(T);
        assertThat(holding.tiers().getFirst().to()).isEqualTo(T.plusSeconds(60));
        assertThat(all()).containsExactly(co2(SCD41, 0, 800), co2(SCD41, 60, 900));
    }

    @Test
    void takesWhatAnotherHistoryHasLeftOfForgottenReadings() throws HistoryException {
        history.add(List.of(co2(SCD41, 0, 800)));
        Past past = new Past(
                SCD41,
                PAST.minusSeconds(7),
                List.of(
                        slot(Duration.ofDays(1), -86_400, 2880, 4_001, 20_160_007, 9_999),
                        slot(Duration.ofHours(1), 0, 120, 5_001, 720_123, 8_888),
                        slot(FIVE_MINUTES, 3_600, 10, 6_001, 70_007, 7_777),
                        slot(FIVE_MINUTES, 6_900, 9, 6_002, 60_003, 7_007)));
        history.add(past);
        history.add(past);

        for (boolean more = true; more; more = history.tidy(T.plus(Duration.ofDays(2)))) {
            assertThat(history.since(KITCHEN)).isEqualTo(PAST.minusSeconds(7));
            assertThat(inHours()).containsExactly("0: 120 × 500.1 600.103 888.8", "3600: 19 × 600.1 684.263 777.7");
            assertThat(values(SCD41, new Span(PAST.minus(Duration.ofDays(1)), T), 1000))
                    .containsExactly("-86400: 2880 × 400.1 700.000 999.9", "0: 139 × 500.1 611.606 888.8");
            assertThat(values(SCD41, new Span(PAST.plusSeconds(3_600), PAST.plusSeconds(3_900)), 1000))
                    .containsExactly("3600: 10 × 600.1 700.070 777.7");
        }
        assertThat(left()).containsExactlyInAnyOrderElementsOf(past.slots());
        history.close();
        open();
        assertThat(history.since(KITCHEN)).isEqualTo(PAST.minusSeconds(7));
        assertThat(left()).containsExactlyInAnyOrderElementsOf(past.slots());
    }

    @Test
    void aSlotGivesWayOnlyToOneOfMoreValues() throws HistoryException {
        Past.Slot few = slot(FIVE_MINUTES, 0, 9, 1, 100, 90);
        Past.Slot more = slot(FIVE_MINUTES, 0, 10, 2, 200, 80);
        history.add(List.of(co2(SCD41, 0, 800)));
        history.add(new Past(SCD41, PAST, List.of(few)));
        history.add(new Past(SCD41, PAST, List.of(more)));
        history.add(new Past(SCD41, PAST.plusSeconds(60), List.of(few)));

        assertThat(left()).containsExactly(more);
        assertThat(inHours()).containsExactly("0: 10 × 0.2 2.000 8.0");
        assertThat(history.since(KITCHEN)).isEqualTo(PAST);
    }

    @Test
    void readingsThatAreInASlotTooAreCountedOnce() throws HistoryException {
        Instant silent = PAST.plusSeconds(3_610);
        history.add(List.of(at(silent)));
        history.add(new Past(SCD41, PAST, List.of(slot(FIVE_MINUTES, 3_600, 2, 10, 30, 20))));
        history.add(List.of(at(silent), co2(ATTIC, 0, 500)));

        for (boolean more = true; more; more = history.tidy(T.plus(Duration.ofDays(2)))) {
            assertThat(left()).containsExactly(slot(FIVE_MINUTES, 3_600, 2, 10, 30, 20));
        }
        assertThat(inHours()).containsExactly("3600: 2 × 1.0 1.500 2.0");
    }

    @Test
    void nothingIsLeftOfASensorThatForgotNothing() throws HistoryException {
        history.add(List.of(co2(SCD41, 0, 800)));

        assertThat(history.past(SCD41, Span.ALL)).isEqualTo(new Past(SCD41, T, List.of()));
        assertThat(history.past(SECOND, Span.ALL)).isEqualTo(new Past(SECOND, null, List.of()));
    }

    private List<Past.Slot> left() throws HistoryException {
        return history.past(SCD41, Span.ALL).slots();
    }

    private static Past.Slot slot(Duration length, long after, int count, long min, long sum, long max) {
        return new Past.Slot(Quantity.CO2, length, PAST.plusSeconds(after), count, min, sum, max);
    }

    /** The first two hours of {@link #PAST}. */
    private List<String> inHours() throws HistoryException {
        return values(SCD41, new Span(PAST, PAST.plusSeconds(7_200)), 2);
    }

    /** Of the past, as seconds after it. */
    private List<String> values(SensorId sensor, Span span, int points) throws HistoryException {
        return shown(history.series(KITCHEN, sensor, Quantity.CO2, span, points), PAST);
    }

    private List<Entry.Measured> all() throws HistoryException {
        List<Entry.Measured> found = new ArrayList<>();
        history.readings(sensor -> true, Span.ALL, found::add);
        return found;
    }

    private List<String> values(@Nullable SensorId sensor, Span span) throws HistoryException {
        return shown(history.series(KITCHEN, sensor, Quantity.CO2, span, 200));
    }

    private static List<String> shown(Series series) {
        return shown(series, T);
    }

    /** Each slot that has any: its seconds after a moment, count, least, mean and most. */
    private static List<String> shown(Series series, Instant moment) {
        List<String> found = new ArrayList<>();
        for (int slot = 0; slot < series.slots(); slot++) {
            if (series.count(slot) > 0) {
                long after = series.start() / 1000 + slot * series.stepSeconds() - moment.getEpochSecond();
                found.add("%d: %d × %.1f %.3f %.1f"
                        .formatted(after, series.count(slot), series.min(slot), series.mean(slot), series.max(slot)));
            }
        }
        return found;
    }

    @Test
    void keepsTextsUnderKeys() throws HistoryException {
        assertThat(history.kept("users")).isEmpty();
        history.keep("users", "{\"who\":\"Änne\"}");
        history.keep("tokens", "[]");
        history.keep("users", "{}");
        history.keep("tokens", null);
        history.keep("tokens", null);
        history.close();
        open();

        assertThat(history.kept("users")).hasValue("{}");
        assertThat(history.kept("tokens")).isEmpty();
    }

    @Test
    void exchangesTextsOnlyForThoseThatAreExpected() throws HistoryException {
        assertThat(history.exchange(List.of(new Exchange("users", null, "a"), new Exchange("changes", null, "1"))))
                .isTrue();
        assertThat(history.exchange(List.of(new Exchange("users", null, "b")))).isFalse();
        assertThat(history.exchange(List.of(new Exchange("users", "x", "b")))).isFalse();
        assertThat(history.exchange(List.of(new Exchange("users", "a", "b"), new Exchange("changes", "0", "2"))))
                .as("all or none")
                .isFalse();
        assertThat(history.exchange(List.of(new Exchange("none", "x", "y")))).isFalse();
        assertThat(history.exchange(List.of(new Exchange("users", "a", "Änne"), new Exchange("changes", "1", "2"))))
                .isTrue();
        history.close();
        open();

        assertThat(history.kept("users")).hasValue("Änne");
        assertThat(history.kept("changes")).hasValue("2");
        assertThat(history.kept("none")).isEmpty();
    }

    @Test
    void ofManyExchangesAtOnceNoneIsLost() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(threads.submit(() -> {
                    for (int count = 0; count < 25; count++) {
                        countOn();
                    }
                    return true;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(history.kept("count")).hasValue("100");
    }

    private void countOn() throws HistoryException {
        String before;
        String after;
        do {
            before = history.kept("count").orElse(null);
            after = before == null ? "1" : Integer.toString(Integer.parseInt(before) + 1);
        } while (!history.exchange(List.of(new Exchange("count", before, after))));
    }

    private List<Run> runs(long from, long to) throws HistoryException {
        return history.runs(KITCHEN, new Span(T.plusSeconds(from), T.plusSeconds(to)));
    }

    private static Run run(long from, @Nullable Integer to) {
        return new Run(FAN, T.plusSeconds(from), to == null ? null : T.plus(Duration.ofSeconds(to)));
    }

    private static Entry.Measured co2(SensorId sensor, int after, double value) {
        Reading reading = new Reading(T.plusSeconds(after), after / 30, Map.of(Quantity.CO2, value), Quality.OK);
        return new Entry.Measured(sensor, reading, Stamp.NODE);
    }

    private static Entry.Measured at(Instant time) {
        return new Entry.Measured(SCD41, new Reading(time, 1, Map.of(Quantity.CO2, 1.0), Quality.OK), Stamp.NODE);
    }

    private static Entry.Decided decided(long after, Power power) {
        Reason reason = power == Power.ON ? Reason.TOO_HIGH : Reason.LOW_ENOUGH;
        return new Entry.Decided(FAN, new Decision(T.plusSeconds(after), power, true, reason, "CO₂ … ppm"));
    }

    private static Entry.Decided unchanged(long after, Power power) {
        return new Entry.Decided(FAN, new Decision(T.plusSeconds(after), power, false, Reason.IN_BETWEEN, "CO₂ … ppm"));
    }
}
