package airkeeper.demo;

import airkeeper.purifier.PurifierEntry;
import airkeeper.purifier.RelayKind;
import airkeeper.purifier.RelaySettings;
import airkeeper.sensor.simulated.Air;
import airkeeper.sensor.simulated.Exchange;
import airkeeper.sensor.simulated.SimulatedRoom;
import airkeeper.wire.Drives;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.time.Duration;
import java.util.List;

/**
 * A room of the demo: how it is built, who lives in it when, and by what its relay is switched.
 *
 * @param volume m³
 * @param leaks air changes per hour with everything closed
 * @param moved m³ per hour that the machine on the relay moves
 * @param drives what hangs on the relay, until somebody changes it
 * @param quantity what switches the relay
 * @param on the threshold at which it goes on
 * @param off the threshold at which it goes off
 */
public record Place(
        Room room,
        double volume,
        double leaks,
        double moved,
        Timetable timetable,
        Drives drives,
        Quantity quantity,
        double on,
        double off) {

    /** How often its sensor measures. */
    public static final Duration INTERVAL = Duration.ofSeconds(30);

    /** Ten intervals: at 60 times the speed a machine that is busy for a second or two must not count as a lost sensor. */
    static final Duration BLIND_AFTER = Duration.ofMinutes(5);

    private static final Duration LOCK = Duration.ofMinutes(3);

    /** A school and a home, in the order in which they are shown. */
    public static List<Place> all(long seed) {
        return List.of(
                new Place(
                        new Room("bedroom"),
                        30,
                        0.5,
                        90,
                        new Nights(seed + 1),
                        Drives.VENTILATOR,
                        Quantity.CO2,
                        1000,
                        800),
                new Place(
                        new Room("classroom"),
                        180,
                        0.3,
                        1080,
                        new SchoolDays(seed),
                        Drives.VENTILATOR,
                        Quantity.CO2,
                        1000,
                        800),
                new Place(
                        new Room("kitchen"),
                        45,
                        0.4,
                        300,
                        new FamilyMeals(seed + 2),
                        Drives.PURIFIER,
                        Quantity.PM25,
                        25,
                        10));
    }

    /** The same room with another life in it. */
    public Place with(Timetable other) {
        return new Place(room, volume, leaks, moved, other, drives, quantity, on, off);
    }

    public SensorId sensor() {
        return new SensorId(room, "scd41");
    }

    /** Named by what hung on the relay when it was built in, as people do. */
    PurifierId purifier() {
        return new PurifierId(room, drives.key());
    }

    /** How its relay is switched, when this hangs on it. */
    PurifierEntry settings(Drives driven) {
        return new PurifierEntry(
                room,
                purifier().name(),
                quantity,
                on,
                off,
                LOCK,
                LOCK,
                INTERVAL,
                BLIND_AFTER,
                Power.OFF,
                driven,
                List.of(),
                new RelaySettings(RelayKind.SIMULATED, null, null));
    }

    /** What becomes of the room in a while of such a life, with the relay like this. */
    public SimulatedRoom after(Duration step, SimulatedRoom before, Life life, Drives driven, Power power) {
        Exchange exchange = Exchange.ofAirChanges(leaks)
                .plus(life.window().exchange())
                .plus(power == Power.ON ? machine(driven) : Exchange.ofAirChanges(0));
        return before.after(step, life.emission(), exchange, Air.OUTDOORS);
    }

    private Exchange machine(Drives driven) {
        return switch (driven) {
            case VENTILATOR -> Exchange.ofAirChanges(moved / volume);
            case PURIFIER -> new Exchange(0, moved);
            case FAN -> Exchange.ofAirChanges(0);
        };
    }
}
