package airkeeper.sensor;

import airkeeper.wire.Quantity;
import airkeeper.wire.SensorId;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Guides a person through setting a CO₂ sensor right in outdoor air: where to put it, when it is steady, before and after. */
final class Calibration {
    private static final Duration APART = Duration.ofSeconds(5);
    private static final Duration PROGRESS = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration AFTERWARDS = Duration.ofMinutes(1);
    /** Sensors drift by some tens of ppm a year. */
    private static final int SELDOM = 300;

    private final SensorId id;
    private final CalibratedSensor sensor;
    private final int target;
    private final Time time;
    private final Talk talk;
    private final Forgiving forgiving;

    Calibration(SensorId id, CalibratedSensor sensor, int target, Time time, Talk talk) {
        this.id = id;
        this.sensor = sensor;
        this.target = target;
        this.time = time;
        this.talk = talk;
        this.forgiving = new Forgiving(sensor);
    }

    /** What was done, for the book; empty where nothing was. The sensor is left measuring. */
    Optional<String> guide() throws SensorException {
        talk.say("Setting " + id + " right in air of " + target + " ppm CO₂, as it is outdoors.");
        talk.say("  * Stop the node, which uses the sensor too: sudo systemctl stop airkeeper-sensor-node");
        talk.say(
                "  * Put the sensor outdoors or into an open window, 20 minutes before: in the shade, out of the wind, of"
                        + " traffic, and of your breath.");
        if (!talk.agrees("Is it so?")) {
            return nothing();
        }
        try (sensor) {
            sensor.open();
            warmUp();
            Optional<Steadiness.Window> before = steady();
            return before.isPresent() ? set(before.get().mean()) : nothing();
        }
    }

    private void warmUp() {
        if (sensor.warmUp().isPositive()) {
            talk.say("It warms up for " + sensor.warmUp().toSeconds() + " s first.");
            time.pauseUntil(time.steady().plus(sensor.warmUp()));
        }
    }

    /** Measures until the values are steady; empty when they do not become so. */
    private Optional<Steadiness.Window> steady() throws SensorException {
        talk.say("Measuring until it is steady: for 3 minutes it must waver by less than 10 ppm.");
        Steadiness steadiness = new Steadiness();
        Duration began = time.steady();
        Duration said = began;
        while (time.steady().minus(began).compareTo(LONGEST) < 0) {
            measure(steadiness);
            Optional<Steadiness.Window> window = steadiness.window();
            Duration now = time.steady();
            if (window.isPresent() && window.get().isSteady()) {
                return window;
            }
            if (window.isPresent() && now.minus(said).compareTo(PROGRESS) >= 0) {
                said = now;
                talk.say("  after " + clock(now.minus(began)) + ": " + shown(window.get()));
            }
        }
        String last = steadiness.window().map(Calibration::shown).orElse("it said nothing");
        talk.say("It did not become steady in 30 minutes: " + last
                + ". Look for breath, wind, sun or traffic near it, and try again.");
        return Optional.empty();
    }

    private void measure(Steadiness steadiness) throws SensorException {
        time.pauseUntil(time.steady().plus(APART));
        Double co2 = forgiving.read().get(Quantity.CO2);
        if (co2 != null) {
            steadiness.says(co2, time.steady());
        }
    }

    private Optional<String> set(double before) throws SensorException {
        long off = Math.round(before) - target;
        talk.say("It is steady, and says " + Math.round(before) + " ppm: " + Math.abs(off) + " ppm too "
                + (off < 0 ? "little." : "much."));
        if (Math.abs(off) > SELDOM) {
            talk.say(
                    "So much is seldom drift. If this is not outdoor air, every later value will be wrong by that much.");
        }
        if (!talk.agrees("Set it to " + target + " ppm?")) {
            return nothing();
        }
        OptionalInt correction = sensor.calibrate(target);
        String after = after();
        String deed = "calibrated to " + target + " ppm, before " + Math.round(before) + " ppm, after " + after
                + (correction.isPresent() ? ", corrected by " + correction.getAsInt() + " ppm" : "");
        talk.say("Done: " + id + " was " + deed + ".");
        return Optional.of(deed);
    }

    /** What it says a minute later; it is calibrated in any case. */
    private String after() {
        Steadiness after = new Steadiness();
        Duration until = time.steady().plus(AFTERWARDS);
        try {
            while (time.steady().compareTo(until) < 0) {
                measure(after);
            }
        } catch (SensorException e) {
            talk.say("It is calibrated, but does not answer any more: " + e.getMessage());
        }
        return after.window().map(window -> Math.round(window.mean()) + " ppm").orElse("unknown");
    }

    private Optional<String> nothing() {
        talk.say("Nothing was changed.");
        return Optional.empty();
    }

    private static String shown(Steadiness.Window window) {
        return Math.round(window.mean()) + " ppm, wavers by " + String.format(Locale.ROOT, "%.1f", window.deviation())
                + " ppm";
    }

    private static String clock(Duration passed) {
        return "%d:%02d min".formatted(passed.toMinutes(), passed.toSecondsPart());
    }
}
