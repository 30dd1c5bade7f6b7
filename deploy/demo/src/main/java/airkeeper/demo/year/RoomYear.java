package airkeeper.demo.year;

import airkeeper.demo.Life;
import airkeeper.demo.Place;
import airkeeper.sensor.simulated.Air;
import airkeeper.sensor.simulated.SensorModel;
import airkeeper.sensor.simulated.SimulatedRoom;
import airkeeper.wire.Power;
import airkeeper.wire.Quantity;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A room, and all that goes on in it from the first day of a year to the last, in steps of {@link Place#INTERVAL}.
 *
 * @param seed the same number is the same sensor, with the same noise
 * @param stretches one after the other
 */
record RoomYear(Place place, long seed, List<Stretch> stretches) {
    /** The year of the holidays. */
    private static final LocalDate BEGIN = LocalDate.of(2027, 1, 1);

    private static final double STEPS_PER_HOUR = (double) Duration.ofHours(1).dividedBy(Place.INTERVAL);

    RoomYear {
        stretches = List.copyOf(stretches);
    }

    /** The demo's rooms; the same seed is the same year. */
    static List<RoomYear> all(long seed) {
        return Place.all(seed).stream()
                .map(place -> of(place.with(new Seasons(place.timetable(), holidays(place), seed)), seed))
                .toList();
    }

    private static List<Holiday> holidays(Place place) {
        return place.room().name().equals("classroom") ? Holiday.SCHOOL : Holiday.FAMILY;
    }

    private static RoomYear of(Place place, long seed) {
        List<Stretch> stretches = new ArrayList<>();
        LocalDateTime end = BEGIN.plusYears(1).atStartOfDay();
        Stretch current = new Stretch(place.timetable().at(BEGIN.atStartOfDay()), 0);
        for (LocalDateTime now = BEGIN.atStartOfDay(); now.isBefore(end); now = now.plus(Place.INTERVAL)) {
            Life life = place.timetable().at(now);
            if (life.equals(current.life())) {
                current = new Stretch(life, current.steps() + 1);
            } else {
                stretches.add(current);
                current = new Stretch(life, 1);
            }
        }
        stretches.add(current);
        return new RoomYear(place, seed, stretches);
    }

    /** Lives through it: in each step the air goes on, the sensor looks, and the relay is decided about. */
    Account under(Controller controller) {
        SimulatedRoom room = SimulatedRoom.fresh(place.volume());
        SensorModel sensor = new SensorModel(seed);
        Tally tally = new Tally(place.on());
        Power power = Power.OFF;
        Duration now = Duration.ZERO;
        for (Stretch stretch : stretches) {
            for (int i = 0; i < stretch.steps(); i++) {
                room = place.after(Place.INTERVAL, room, stretch.life(), place.drives(), power);
                tally.step(value(room.air()), power);
                now = now.plus(Place.INTERVAL);
                double seen = sensor.measure(room.air(), Place.INTERVAL).getOrDefault(place.quantity(), Double.NaN);
                power = controller.next(seen, now);
            }
        }
        return tally.account();
    }

    /** What one step of such a life makes of the concentration that switches the relay. */
    Affine step(Life life, Power power) {
        return Affine.of(before -> {
            SimulatedRoom room = new SimulatedRoom(place.volume(), air(before));
            return value(place.after(Place.INTERVAL, room, life, place.drives(), power)
                    .air());
        });
    }

    /** The concentration with which the year begins. */
    double begin() {
        return value(SimulatedRoom.fresh(place.volume()).air());
    }

    private double value(Air air) {
        return place.quantity() == Quantity.CO2 ? air.co2() : air.pm25();
    }

    /** With this concentration of whatever switches the relay; no other quantity acts on it. */
    private static Air air(double value) {
        return new Air(value, value, Air.OUTDOORS.temperature(), Air.OUTDOORS.moisture());
    }

    static double hours(double steps) {
        return steps / STEPS_PER_HOUR;
    }

    static double steps(double hours) {
        return hours * STEPS_PER_HOUR;
    }

    /** So many steps in which the same goes on. */
    record Stretch(Life life, int steps) {}

    /** Counts the steps of a year. */
    private static final class Tally {
        private final double threshold;
        private Power before = Power.OFF;
        private int steps;
        private int switches;
        private int above;
        private int on;
        private double excess;

        Tally(double threshold) {
            this.threshold = threshold;
        }

        void step(double value, Power power) {
            steps++;
            if (power != before) {
                switches++;
                before = power;
            }
            if (power == Power.ON) {
                on++;
            }
            if (value > threshold) {
                above++;
                excess += value - threshold;
            }
        }

        Account account() {
            return new Account(switches * 24 / hours(steps), hours(above), hours(excess), hours(on));
        }
    }
}
