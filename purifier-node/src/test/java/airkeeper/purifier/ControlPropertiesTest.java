package airkeeper.purifier;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Mode;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierCommand;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reason;
import airkeeper.wire.SensorId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever happens: streams of 50 000 random events each, the same for the same seed. */
class ControlPropertiesTest {
    private static final int EVENTS = 50_000;
    /** Only these may switch before a minimum time is over. */
    private static final Set<Reason> HASTY = EnumSet.of(Reason.BLIND, Reason.ORDERED, Reason.STARTING);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void offWhenBlind(long seed) {
        List<Step> steps = run(Story.RULES, seed);
        holds(steps, Story.RULES);
        assertThat(steps).noneMatch(step -> step.blind(Story.RULES) && step.state.power() == Power.ON);
        assertThat(run(Story.RULES, seed)).isEqualTo(steps);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void onWhenBlind(long seed) {
        List<Step> steps = run(Story.ON_WHEN_BLIND, seed);
        holds(steps, Story.ON_WHEN_BLIND);
        assertThat(steps)
                .noneMatch(step -> step.blind(Story.ON_WHEN_BLIND)
                        && step.state.mode() != Mode.OFF
                        && step.state.power() == Power.OFF);
        assertThat(run(Story.ON_WHEN_BLIND, seed)).isEqualTo(steps);
    }

    /** A stream that never comes near a rule would prove nothing. */
    @ParameterizedTest
    @ValueSource(longs = {1, 4})
    void everyRuleHasItsSay(long seed) {
        Set<Reason> said = EnumSet.noneOf(Reason.class);
        run(Story.RULES, seed).forEach(step -> said.add(step.state.reason()));
        assertThat(said)
                .isEqualTo(
                        EnumSet.complementOf(EnumSet.of(Reason.MAXIMUM_RUN, Reason.QUIET_HOURS, Reason.OUTDOOR_WORSE)));
    }

    private static void holds(List<Step> steps, Rules rules) {
        Power power = Power.OFF;
        Duration switched = null;
        for (Step step : steps) {
            State state = step.state;
            if (state.mode() == Mode.OFF) {
                assertThat(state.power()).as("ordered off: %s", step).isEqualTo(Power.OFF);
            }
            if (state.until() != null) {
                assertThat(state.until()).as("until is to come: %s", step).isGreaterThan(step.now);
            }
            assertThat(state.reason() == Reason.ORDERED).as("%s", step).isEqualTo(state.order() != null);
            assertThat(state.since()).as("%s", step).isLessThanOrEqualTo(step.now);
            if (state.power() != power) {
                boolean patient = switched == null
                        || step.now.minus(switched).compareTo(rules.locks().least(power)) >= 0;
                assertThat(patient || HASTY.contains(state.reason()))
                        .as("switched too soon: %s", step)
                        .isTrue();
                power = state.power();
                switched = step.now;
            }
        }
    }

    private static List<Step> run(Rules rules, long seed) {
        Random random = new Random(seed);
        Control control = new Control(rules);
        State state = State.starting(Duration.ZERO);
        Duration now = Duration.ZERO;
        List<Step> steps = new ArrayList<>(EVENTS);
        double value = 900;
        for (int i = 0; i < EVENTS; i++) {
            boolean silence = random.nextInt(200) == 0;
            now = now.plusMillis(silence ? random.nextInt(300_000) : random.nextInt(20_000));
            value = Math.clamp(value + random.nextGaussian() * 40, 400, 1800);
            Event event = i == 0 ? new Event.Tick(null) : event(random, value);
            state = control.next(state, event, now);
            steps.add(new Step(now, event, state));
        }
        return steps;
    }

    private static Event event(Random random, double value) {
        int kind = random.nextInt(400);
        if (kind < 160) {
            return new Event.Tick(null);
        }
        if (kind < 399) {
            Quality quality = kind < 320 ? Quality.OK : any(random, Quality.values());
            return new Event.Measured(
                    SensorId.of("kitchen/" + (random.nextInt(4) == 0 ? "window" : "corner")),
                    kind > 394 ? Map.of() : Map.of(Quantity.CO2, value),
                    quality);
        }
        return new Event.Ordered(new PurifierCommand(
                any(random, Mode.values()), random.nextBoolean() ? null : 1 + random.nextInt(20), null));
    }

    private static <T> T any(Random random, T[] all) {
        return all[random.nextInt(all.length)];
    }

    private record Step(Duration now, Event event, State state) {
        boolean blind(Rules rules) {
            return state.air().silence(now).compareTo(rules.blindness().after()) >= 0;
        }
    }
}
