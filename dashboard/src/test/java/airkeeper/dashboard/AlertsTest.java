package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.wire.Drives;
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
import airkeeper.wire.time.HandTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertsTest {
    private static final SensorId SCD41 = SensorId.of("kitchen/scd41");
    private static final NodeId PI = new NodeId("pi");

    private final HandTime time = HandTime.at("2026-11-21T12:00:00Z");
    private final RoomsNow rooms = new RoomsNow(time, room -> Guideline.HSE_UK);
    private final Health health = new Health(time);
    private final FailingHistory history = new FailingHistory();
    private final Places places = new Places(new Choices(history, time));
    private final Phone phone = new Phone();
    private Alerts alerts = alerts(null);
    private long seq;

    private Alerts alerts(AlertRules.@Nullable Quiet quiet) {
        return alerts(quiet, Language.ENGLISH);
    }

    private Alerts alerts(AlertRules.@Nullable Quiet quiet, Language language) {
        AlertRules rules = new AlertRules(
                Level.POOR,
                Duration.ofMinutes(10),
                Duration.ofMinutes(15),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                quiet,
                ZoneOffset.UTC,
                language);
        health.well(Health.Part.BROKER);
        health.well(Health.Part.DATABASE);
        Alerts made = new Alerts(rules, time, rooms, places, health, history, List.of(phone));
        made.start();
        return made;
    }

    @AfterEach
    void end() {
        alerts.close();
    }

    /** Readings each half minute, from one value to another. */
    private void air(int minutes, double from, double to) {
        int readings = minutes * 2;
        for (int i = 0; i < readings; i++) {
            double value = from + (to - from) * i / readings;
            measured(value, Quality.OK);
            time.advance(Duration.ofSeconds(30));
        }
    }

    private void measured(double co2, Quality quality) {
        Instant now = Objects.requireNonNull(time.wall());
        rooms.measured(SCD41, new Reading(now, seq++, Map.of(Quantity.CO2, co2), quality), now);
    }

    @Test
    void badAirIsToldOnceItLastsAndWhenItIsOver() {
        air(5, 900, 900);
        air(12, 1700, 1700);
        assertThat(phone.told).containsExactly("12:15 raised kitchen: CO₂ 1700 ppm, poor.");
        assertThat(alerts.open())
                .containsExactly(new Alert(
                        "air/kitchen/co2",
                        "kitchen: CO₂ 1700 ppm, poor.",
                        Instant.parse("2026-11-21T12:15:10Z"),
                        1,
                        false,
                        null));
        phone.told.clear();
        air(8, 700, 700);

        assertThat(phone.told).containsExactly("12:22 over kitchen: CO₂ 700 ppm, good.");
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void channelsSpeakTheLanguageOfTheSettingsAndTheApiEnglish() {
        alerts.close();
        alerts = alerts(null, Language.GERMAN);
        air(17, 1700, 1700);
        assertThat(phone.told).containsExactly("12:10 raised kitchen: CO₂ 1700 ppm, schlecht.");
        assertThat(alerts.open()).extracting(Alert::text).containsExactly("kitchen: CO₂ 1700 ppm, poor.");
    }

    @Test
    void peopleAreToldTheNamesThatTheyGave() throws HistoryException {
        places.choose(Map.of(SCD41.room(), new Place("Room 204", "Main", null)), "Anna");
        air(17, 1700, 1700);
        time.advance(Duration.ofMinutes(26));
        assertThat(phone.told)
                .containsExactly(
                        "12:10 raised Room 204: CO₂ 1700 ppm, poor.",
                        "12:41 raised scd41 in Room 204 has not been heard for 25 min; look whether it has power and network.");
        assertThat(phone.rooms).containsOnly("Room 204");
    }

    @Test
    void particlesAreToldByTheMeanThatTheGuidelineSpeaksOf() {
        for (int quarter = 0; quarter < 71; quarter++) {
            particles(30);
        }
        assertThat(phone.told).isEmpty();
        particles(30);
        particles(9);
        assertThat(phone.told).containsExactly("05:55 raised kitchen: 24-h mean of PM2.5 30 µg/m³, poor.");
    }

    /** A quarter of an hour of this much PM2.5. */
    private void particles(double value) {
        for (int minute = 0; minute < 15; minute++) {
            Instant now = Objects.requireNonNull(time.wall());
            rooms.measured(SCD41, new Reading(now, seq++, Map.of(Quantity.PM25, value), Quality.OK), now);
            time.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void nothingIsToldWhileTheAirGetsBetter() {
        air(30, 3500, 1600);
        assertThat(phone.told).isEmpty();
        air(12, 1600, 1600);
        assertThat(phone.told).containsExactly("12:34 raised kitchen: CO₂ 1600 ppm, poor.");
    }

    @Test
    void aSilentSensorIsToldAndWithoutABrokerOnlyTheBroker() {
        air(1, 600, 600);
        time.advance(Duration.ofMinutes(26));
        assertThat(phone.told)
                .containsExactly(
                        "12:25 raised kitchen/scd41 has not been heard for 25 min; look whether it has power and network.");
        phone.told.clear();
        health.wrong(Health.Part.BROKER, "nothing listens there.");
        air(12, 600, 600);
        assertThat(phone.told).containsExactly("12:37 raised The broker is not well: nothing listens there.");
        health.well(Health.Part.BROKER);
        phone.told.clear();
        air(7, 600, 600);
        assertThat(phone.told)
                .containsExactlyInAnyOrder(
                        "12:44 over The broker is well again.", "12:44 over kitchen/scd41 is heard again.");
    }

    @Test
    void aSensorThatCannotBeReliedOnIsTold() {
        for (int i = 0; i < 26; i++) {
            measured(600, i < 4 ? Quality.WARMING_UP : Quality.STUCK);
            time.advance(Duration.ofSeconds(30));
        }
        assertThat(phone.told)
                .containsExactly("12:12 raised What kitchen/scd41 measures cannot be relied on: it is stuck.");
    }

    @Test
    void aPurifierWhoseNodeIsGoneIsTold() {
        PurifierId fan = PurifierId.of("kitchen/fan");
        rooms.reported(fan, on(Reason.TOO_HIGH, null));
        rooms.came(new Presence(Presence.State.ONLINE, PI, "purifier", "1", null, List.of()).gone());
        time.advance(Duration.ofMinutes(11));

        assertThat(phone.told)
                .containsExactly(
                        "12:10 raised The node of kitchen/fan (pi) is gone; look whether it has power and network.");
    }

    private PurifierReport on(Reason reason, @Nullable String trouble) {
        return new PurifierReport(
                time.wall(),
                Power.ON,
                Mode.AUTO,
                reason,
                "",
                null,
                null,
                Quantity.CO2,
                null,
                1000,
                800,
                Drives.FAN,
                0,
                0,
                PI,
                trouble);
    }

    @Test
    void aRelayThatDoesNotDoAsItIsToldIsTold() {
        PurifierId fan = PurifierId.of("kitchen/fan");
        rooms.came(new Presence(Presence.State.ONLINE, PI, "purifier", "1", null, List.of()));
        rooms.reported(fan, on(Reason.LOW_ENOUGH, "it says that it still is ON"));
        time.advance(Duration.ofMinutes(11));
        rooms.reported(fan, on(Reason.LOW_ENOUGH, null));
        time.advance(Duration.ofMinutes(11));

        assertThat(phone.told)
                .containsExactly(
                        "12:10 raised The relay of kitchen/fan does not do what it is told: it says that it still is ON.",
                        "12:16 over The relay of kitchen/fan does what it is told again.");
    }

    @Test
    void whatIsOpenOutlivesARestartAndIsNotToldAnew() {
        air(12, 1700, 1700);
        assertThat(alerts.hush("air/kitchen/co2", Duration.ofHours(3))).isPresent();
        assertThat(alerts.hush("air/attic/co2", null)).isEmpty();
        time.settle();
        alerts.close();
        phone.told.clear();
        alerts = alerts(null);
        air(60, 1700, 1700);

        assertThat(phone.told).isEmpty();
        assertThat(alerts.open())
                .containsExactly(new Alert(
                        "air/kitchen/co2",
                        "kitchen: CO₂ 1700 ppm, poor.",
                        Instant.parse("2026-11-21T12:10:10Z"),
                        1,
                        true,
                        Instant.parse("2026-11-21T15:12:00Z")));
        air(122, 1700, 1700);
        assertThat(phone.told).containsExactly("15:12 reminded kitchen: CO₂ 1700 ppm, poor.");
    }

    @Test
    void whatCannotBeReadAnyMoreIsNoReasonToStop() throws HistoryException {
        history.keep("alerts", "[{\"since\":\"yesterday\"}]");
        air(12, 1700, 1700);

        assertThat(phone.told).hasSize(1);
    }

    @Test
    void atNightNobodyIsTold() {
        alerts.close();
        alerts = alerts(AlertRules.Quiet.of("11:00-13:00"));
        air(59, 1700, 1700);
        assertThat(phone.told).isEmpty();
        air(2, 1700, 1700);
        assertThat(phone.told).containsExactly("13:00 raised kitchen: CO₂ 1700 ppm, poor.");
    }

    @Test
    void aChannelThatFailsIsTriedAgainWithGrowingPauses() {
        phone.broken = true;
        air(12, 1700, 1700);
        assertThat(phone.tries).isEqualTo(4); // after 0, 10, 30 and 70 s
        assertThat(alerts.channels().get("phone")).isNotNull();
        phone.broken = false;
        air(2, 1700, 1700);

        assertThat(phone.told).containsExactly("12:12 raised kitchen: CO₂ 1700 ppm, poor.");
    }

    @Test
    void aTestIsAnsweredWithWhatTheOtherSideSaid() {
        var well = alerts.tryOut("phone").orElseThrow();
        time.settle();
        assertThat(well.join().text()).isEqualTo("The phone rang.");
        phone.broken = true;
        var ill = alerts.tryOut("phone").orElseThrow();
        time.settle();
        assertThat(ill.join().reached()).isFalse();
        assertThat(ill.join().text()).isEqualTo("The phone is off.");
        assertThat(alerts.tryOut("pigeon")).isEmpty();
    }

    @Test
    void quietHoursMayGoOverMidnightAndMustEnd() {
        AlertRules.Quiet night = AlertRules.Quiet.of("22:00-07:00");
        assertThat(night.contains(LocalTime.of(22, 0))).isTrue();
        assertThat(night.contains(LocalTime.of(6, 59))).isTrue();
        assertThat(night.contains(LocalTime.of(7, 0))).isFalse();
        assertThatThrownBy(() -> AlertRules.Quiet.of("22:00-22:00"))
                .hasMessage("expected quiet hours that end, found 22:00-22:00");
        assertThatThrownBy(() -> AlertRules.Quiet.of("29:00-07:00"))
                .hasMessage("expected times such as 22:00-07:00, found \"29:00-07:00\"");
    }

    /** A channel that a test can break. */
    private final class Phone implements Channel {
        final List<String> told = new ArrayList<>();
        final List<@Nullable String> rooms = new ArrayList<>();
        boolean broken;
        int tries;

        @Override
        public String name() {
            return "phone";
        }

        @Override
        public String say(Notice notice) throws ChannelException {
            tries++;
            if (broken) {
                throw new ChannelException("The phone is off.", null);
            }
            rooms.add(notice.room());
            told.add(Objects.requireNonNull(time.wall()).toString().substring(11, 16) + " "
                    + notice.kind().key() + " " + notice.text());
            return "The phone rang.";
        }
    }
}
