package airkeeper.dashboard.page;

import airkeeper.wire.Decision;
import airkeeper.wire.Drives;
import airkeeper.wire.Mode;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.Presence;
import airkeeper.wire.PurifierCommand;
import airkeeper.wire.PurifierId;
import airkeeper.wire.PurifierReport;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Reason;
import airkeeper.wire.SensorId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A kitchen on the day on which Europe's clocks go back: 24 h of CO₂, a reading a minute, with one hour of silence in it. */
final class Household {
    /** 21:00 in Berlin, on the day of 25 hours. */
    static final Instant NOW = Instant.parse("2026-10-25T20:00:00Z");

    static final Duration DAY = Duration.ofHours(24);
    static final SensorId SENSOR = SensorId.of("kitchen/scd41");

    /** How many readings there are in the day. */
    static final int READINGS = 23 * 60;

    private static final Instant BEGIN = NOW.minus(DAY);
    private static final Instant SILENT_FROM = NOW.minus(Duration.ofHours(8));
    private static final Instant SILENT_TO = NOW.minus(Duration.ofHours(7));
    private static final Instant SWITCHED_ON = NOW.minus(Duration.ofMinutes(90));
    static final PurifierId FAN = PurifierId.of("kitchen/fan");
    private static final NodeId NODE = new NodeId("pi-kitchen");
    private static final int MINUTES = 24 * 60;
    /** What is said together is stored together, which keeps the test quick. */
    private static final int TOGETHER = 10;

    private Household() {}

    /** A day in which nothing is said. */
    static void nobody(Site site) {
        site.pass(DAY);
    }

    /** The day of the kitchen; its fan has been on for 90 minutes, for this reason. */
    static void kitchen(Site site, String why) {
        site.say(new Presence(Presence.State.ONLINE, NODE, "purifier", "0.1.0", BEGIN, List.of()));
        int seq = 0;
        for (int minute = 0; minute < MINUTES; minute++) {
            if (minute % TOGETHER == 0) {
                site.pass(Duration.ofMinutes(TOGETHER));
            }
            Instant at = BEGIN.plusSeconds(60L * minute + 48);
            if (at.isBefore(SILENT_FROM) || !at.isBefore(SILENT_TO)) {
                double co2 = minute == MINUTES - 1 ? 1012 : 800 + 300 * Math.sin(minute / 120.0);
                site.say(SENSOR, reading(at, seq++, co2));
            }
        }
        site.say(FAN, new Decision(SWITCHED_ON, Power.ON, true, Reason.TOO_HIGH, why));
        site.say(FAN, report(why));
        site.pass(Duration.ZERO);
        site.pass(Duration.ofSeconds(1));
    }

    static Reading reading(Instant at, int seq, double co2) {
        return new Reading(at, seq, Map.of(Quantity.CO2, co2, Quantity.TEMPERATURE, 21.44), Quality.OK);
    }

    private static PurifierReport report(String why) {
        return report(Power.ON, Mode.AUTO, Reason.TOO_HIGH, why);
    }

    /** How the fan stands once it follows a command. */
    static PurifierReport following(PurifierCommand command) {
        Power power = command.mode() == Mode.OFF ? Power.OFF : Power.ON;
        return report(power, command.mode(), Reason.ORDERED, "ordered " + power.key() + " (" + command.by() + ")");
    }

    private static PurifierReport report(Power power, Mode mode, Reason reason, String why) {
        return new PurifierReport(
                NOW.minusSeconds(12),
                power,
                mode,
                reason,
                why,
                SWITCHED_ON,
                NOW.plus(Duration.ofMinutes(10)),
                Quantity.CO2,
                1012.0,
                1000,
                800,
                Drives.PURIFIER,
                5400,
                1,
                NODE,
                null);
    }
}
