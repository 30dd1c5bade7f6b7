package airkeeper.purifier;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Drives;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierCommand;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reason;
import airkeeper.wire.SensorId;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to a purifier, a line each, and what it makes of it: a test written with it reads as a table. */
final class Story {
    static final Thresholds CO2 = Thresholds.of(Quantity.CO2, new Hysteresis(1000, 800));
    static final Locks LOCKS = Locks.of(Duration.ofMinutes(5), Duration.ofMinutes(5));
    static final Rules RULES = new Rules(CO2, LOCKS, null, new Blindness(Duration.ofSeconds(90), Power.OFF));
    /** The same, which sees for so long that a story about other things need not repeat its readings. */
    static final Rules SEEING = new Rules(CO2, LOCKS, null, new Blindness(Duration.ofHours(10), Power.OFF));

    static final Rules ON_WHEN_BLIND = new Rules(CO2, LOCKS, null, new Blindness(Duration.ofSeconds(90), Power.ON));

    private static final SensorId SENSOR = SensorId.of("kitchen/scd41");

    private final Control control;
    private final Sentences sentences;
    private State state = State.starting(Duration.ZERO);
    private Duration now = Duration.ZERO;
    private @Nullable Instant start;

    Story(Rules rules) {
        this(rules, Drives.VENTILATOR);
    }

    Story(Rules rules, Drives drives) {
        this.control = new Control(rules);
        this.sentences = new Sentences(rules, drives);
    }

    /** What the clock on the wall says at 0:00; without it, it was never set. */
    Story from(String instant) {
        start = Instant.parse(instant);
        return this;
    }

    private Event tick() {
        return new Event.Tick(start == null ? null : start.plus(now));
    }

    /** At a time ({@code m:ss}): a value, {@code sensor=value}, {@code sensor.quantity=value}, a quality, a command, or {@code tick}; then how it stands. */
    Story at(String time, String event, String stands) {
        happens(time, event);
        assertThat(state.power() + " " + state.mode() + " " + state.reason())
                .as("%s %s: %s", time, event, why())
                .isEqualTo(stands);
        return this;
    }

    /** The same, whatever it makes of it. Each second before it, there is a tick. */
    Story happens(String time, String event) {
        String[] parts = time.split(":", 2);
        Duration then = Duration.ofMinutes(Long.parseLong(parts[0])).plusSeconds(Long.parseLong(parts[1]));
        while (now.compareTo(then) < 0) {
            state = control.next(state, tick(), now);
            now = now.plusSeconds(1);
        }
        state = control.next(state, event(event), now);
        return this;
    }

    Story why(String sentence) {
        assertThat(why()).isEqualTo(sentence);
        return this;
    }

    Story until(String time) {
        Duration until = state.until();
        assertThat(until == null ? "-" : until.toMinutes() + ":" + "%02d".formatted(until.toSecondsPart()))
                .isEqualTo(time);
        return this;
    }

    boolean takes(String command) {
        return control.takes(state, command(command), now);
    }

    State state() {
        return state;
    }

    String refusal() {
        return sentences.refusal(state, now);
    }

    private String why() {
        return sentences.why(state, now);
    }

    private Event event(String written) {
        for (Quality quality : Quality.values()) {
            if (quality.key().equals(written)) {
                return new Event.Measured(SENSOR, Map.of(Quantity.CO2, 5000.0), quality);
            }
        }
        if (written.equals("tick")) {
            return tick();
        }
        if (written.startsWith("leader ")) {
            Power power = Power.valueOf(written.substring("leader ".length()));
            return new Event.Led(Verdict.of(power, power == Power.ON ? Reason.TOO_HIGH : Reason.LOW_ENOUGH));
        }
        if (written.equals("line lost")) {
            return new Event.LineLost();
        }
        if (written.equals("line found")) {
            return new Event.LineFound();
        }
        if (written.equals("without CO₂")) {
            return new Event.Measured(SENSOR, Map.of(), Quality.OK);
        }
        if (Character.isDigit(written.charAt(0))) {
            return new Event.Measured(SENSOR, Map.of(Quantity.CO2, Double.valueOf(written)), Quality.OK);
        }
        return written.contains("=") ? said(written) : new Event.Ordered(command(written));
    }

    /** {@code window=500} is CO₂, {@code window.pm25=12} something else, {@code pms.pm25=stuck} useless. */
    private static Event said(String written) {
        String[] parts = written.split("[=]", 2);
        String[] names = parts[0].split("[.]", 2);
        Quantity quantity = names.length > 1 ? Quantity.of(names[1]).orElseThrow() : Quantity.CO2;
        SensorId sensor = SensorId.of(names[0].contains("/") ? names[0] : "kitchen/" + names[0]);
        for (Quality quality : Quality.values()) {
            if (quality.key().equals(parts[1])) {
                return new Event.Measured(sensor, Map.of(quantity, 1.0), quality);
            }
        }
        return new Event.Measured(sensor, Map.of(quantity, Double.valueOf(parts[1])), Quality.OK);
    }

    /** {@code ON}, {@code ON 30} (minutes), {@code ON 30 c-17}, {@code ON 30 c-17 anna}, {@code ON 30 - anna}. */
    static PurifierCommand command(String written) {
        String[] parts = written.split(" ", -1);
        try {
            PurifierCommand bare = Json.command(parts[0].getBytes(StandardCharsets.UTF_8));
            return new PurifierCommand(
                    bare.mode(),
                    parts.length > 1 ? Integer.valueOf(parts[1]) : null,
                    parts.length > 2 && !parts[2].equals("-") ? parts[2] : null,
                    false,
                    parts.length > 3 ? parts[3] : null,
                    null);
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
