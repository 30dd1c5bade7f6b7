package airkeeper.purifier;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Mode;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierCommand;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reason;
import airkeeper.wire.SensorId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds whatever happens: more than a million random events, the same for the same seed. */
class ControlPropertiesTest {
    private static final int EVENTS = 60_000;
    private static final Instant START = Instant.parse("2026-03-27T12:00:00Z");
    private static final SensorId GARDEN = SensorId.of("garden/pms");
    private static final Duration AFTER = Duration.ofSeconds(90);

    private static final Rules KEEP = blind(new Blindness.Keep(Duration.ofMinutes(10)));
    private static final Rules DUTY = blind(new Blindness.Duty(Duration.ofMinutes(2), Duration.ofMinutes(9)));
    private static final Rules ALL = new Rules(
            new Thresholds(
                    List.of(
                            new Threshold(Quantity.CO2, new Hysteresis(1000, 800)),
                            new Threshold(Quantity.PM25, new Hysteresis(35, 15))),
                    Pick.HIGHEST),
            new Locks(Duration.ofMinutes(3), Duration.ofMinutes(2), Duration.ofMinutes(1), 6),
            new MaximumRun(Duration.ofMinutes(20), Duration.ofMinutes(5)),
            new Blindness(AFTER, Power.OFF),
            List.of(new QuietHours(
                    EnumSet.allOf(DayOfWeek.class),
                    LocalTime.of(22, 0),
                    LocalTime.of(6, 30),
                    ZoneId.of("Europe/Berlin"),
                    1500.0,
                    Duration.ofMinutes(30))),
            new Outdoor(GARDEN),
            PurifierId.of("kitchen/fan"));

    private static Rules blind(Blindness.Outcome outcome) {
        return new Rules(Story.CO2, Story.LOCKS, null, new Blindness(AFTER, outcome));
    }

    static Stream<Arguments> streams() {
        return Stream.of(Story.RULES, Story.ON_WHEN_BLIND, KEEP, DUTY, ALL)
                .flatMap(rules -> Stream.of(1L, 2L, 3L, 4L).map(seed -> Arguments.of(rules, seed)));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void holds(Rules rules, long seed) {
        Life life = new Life(rules, seed);
        for (int i = 0; i < EVENTS; i++) {
            life.goesOn();
        }
        Set<Reason> expected = EnumSet.complementOf(
                rules.equals(ALL) ? EnumSet.noneOf(Reason.class) : EnumSet.of(Reason.MAXIMUM_RUN, Reason.QUIET_HOURS));
        assertThat(life.said)
                .as("a stream that never comes near a rule proves nothing")
                .isEqualTo(expected);
        assertThat(life.restarts).isPositive();
    }

    @ParameterizedTest
    @MethodSource("streams")
    void theSameEventsMakeTheSameStates(Rules rules, long seed) {
        Life one = new Life(rules, seed);
        Life other = new Life(rules, seed);
        for (int i = 0; i < 2_000; i++) {
            one.goesOn();
            other.goesOn();
            assertThat(one.state).isEqualTo(other.state);
        }
    }

    /** One purifier, and what happens to it at random. */
    private static final class Life {
        private final Rules rules;
        private final Control control;
        private final Random random;
        private final Set<Reason> said = EnumSet.noneOf(Reason.class);
        private State state = State.starting(Duration.ZERO);
        private Duration now = Duration.ZERO;
        private double co2 = 900;
        private double pm = 20;
        private double garden = 20;
        private int restarts;

        Life(Rules rules, long seed) {
            this.rules = rules;
            this.control = new Control(rules);
            this.random = new Random(seed);
        }

        void goesOn() {
            boolean silence = random.nextInt(200) == 0;
            now = now.plusMillis(silence ? random.nextInt(900_000) : random.nextInt(20_000));
            if (random.nextInt(3000) == 0) {
                restart();
            }
            State before = state;
            Event event = event();
            state = control.next(before, event, now);
            said.add(state.reason());
            check(before, event);
        }

        /** The node goes and comes again: of its state the order is left, as long as both clocks are known. */
        private void restart() {
            Order order = state.order();
            State fresh = State.starting(now);
            if (order != null && !order.over(now)) {
                Order resumed = KeptOrder.of(order, now, START).resumed(now, START);
                hold("an order survives", order.equals(resumed));
                fresh = fresh.under(resumed);
            }
            state = fresh;
            restarts++;
        }

        private Event event() {
            co2 = Math.clamp(co2 + random.nextGaussian() * 40, 400, 1800);
            pm = Math.clamp(pm + random.nextGaussian() * 2, 0, 60);
            garden = Math.clamp(garden + random.nextGaussian() * 2, 0, 60);
            int kind = random.nextInt(400);
            if (kind < 150) {
                return new Event.Tick(now.toHours() < 20 ? null : START.plus(now));
            }
            if (kind < 390) {
                Quality quality = kind < 320 ? Quality.OK : any(Quality.values());
                return measured(kind > 385 ? Map.of() : Map.of(Quantity.CO2, co2, Quantity.PM25, pm), quality);
            }
            return switch (kind) {
                case 390 -> new Event.LineLost();
                case 391 -> new Event.LineFound();
                case 392 -> new Event.Led(Verdict.of(any(Power.values()), Reason.LOW_ENOUGH));
                case 393, 394 -> new Event.Led(Verdict.of(Power.ON, Reason.TOO_HIGH));
                case 395, 396, 397 -> new Event.Measured(GARDEN, Map.of(Quantity.PM25, garden), any(Quality.values()));
                default ->
                    new Event.Ordered(new PurifierCommand(
                            any(Mode.values()), random.nextBoolean() ? null : 1 + random.nextInt(20), null));
            };
        }

        private Event measured(Map<Quantity, Double> values, Quality quality) {
            String sensor = random.nextInt(4) == 0 ? "window" : "corner";
            boolean one = values.size() == 2 && random.nextInt(8) == 0;
            return new Event.Measured(
                    SensorId.of("kitchen/" + sensor), one ? Map.of(Quantity.CO2, co2) : values, quality);
        }

        private <T> T any(T[] all) {
            return all[random.nextInt(all.length)];
        }

        private void check(State before, Event event) {
            Verdict leader = rules.follows() == null ? null : state.around().leader();
            boolean led = leader != null && leader.power() == Power.OFF;
            boolean on = state.power() == Power.ON;
            boolean auto = state.mode() == Mode.AUTO;
            Duration until = state.until();
            hold("ordered off is off: " + event, state.mode() != Mode.OFF || !on);
            hold("off with its leader: " + event, !led || !on);
            hold("until is to come: " + event, until == null || until.compareTo(now) > 0);
            hold("ordered with an order: " + event, (state.reason() == Reason.ORDERED) == (state.order() != null));
            hold("since the past: " + event, state.since().compareTo(now) <= 0);
            hold("locks say until when: " + event, !locked() || until != null);
            blindness(on, auto);
            run(on, auto);
            quiet(on, auto);
            if (state.power() != before.power()) {
                hold("a switch is remembered", now.equals(state.switched()));
                hold("switched too soon: " + event, led || hasty(before) || patient(before));
            } else {
                hold("no switch, no new since", state.recent().equals(before.recent()));
            }
        }

        private boolean locked() {
            return switch (state.reason()) {
                case MINIMUM_OFF -> state.verdict().wish() != Reason.MINIMUM_OFF; // the outdoor air has no end
                case MINIMUM_ON, MAXIMUM_RUN, QUIET_HOURS -> true;
                default -> false;
            };
        }

        private boolean hasty(State before) {
            return switch (state.reason()) {
                case ORDERED -> true;
                case BLIND -> state.air().silence(now).compareTo(AFTER) >= 0;
                case STARTING -> state.air().values().isEmpty();
                case QUIET_HOURS, MAXIMUM_RUN -> before.power() == Power.ON;
                default -> false;
            };
        }

        private boolean patient(State before) {
            if (before.switched() != null
                    && now.minus(before.since()).compareTo(rules.locks().least(before.power())) < 0) {
                return false;
            }
            if (before.power() == Power.ON) {
                return true;
            }
            long recent = before.recent().stream()
                    .filter(time -> now.minus(time).compareTo(Duration.ofHours(1)) < 0)
                    .count();
            return recent <= rules.locks().switchesPerHour() - 2
                    && now.minus(before.air().begun()).compareTo(rules.locks().startDelay()) >= 0;
        }

        private void blindness(boolean on, boolean auto) {
            Duration blind = state.air().silence(now).minus(AFTER);
            if (blind.isNegative()) {
                return;
            }
            switch (rules.blindness().outcome()) {
                case Blindness.Go go -> {
                    hold("off when blind", go.power() == Power.ON || !on);
                    hold("on when blind", go.power() == Power.OFF || !auto || on);
                }
                case Blindness.Keep keep -> hold("kept too long", !on || blind.compareTo(keep.most()) < 0);
                case Blindness.Duty duty -> {
                    long phase = blind.toMillis() % duty.every().toMillis();
                    hold(
                            "on outside its duty",
                            !on || phase >= duty.every().minus(duty.on()).toMillis());
                }
            }
        }

        private void run(boolean on, boolean auto) {
            MaximumRun maximum = rules.maximumRun();
            if (maximum != null && on && auto) {
                hold("past the longest run", now.minus(state.since()).compareTo(maximum.on()) < 0);
            }
        }

        private void quiet(boolean on, boolean auto) {
            WallClock clock = state.around().clock();
            if (clock == null || !on || !auto) {
                return;
            }
            for (QuietHours hours : rules.quiet()) {
                boolean bad =
                        rules.thresholds().value(Quantity.CO2, state.air()).orElse(0) >= 1500;
                boolean lock = now.minus(state.since()).compareTo(rules.locks().minimumOn()) < 0;
                hold(
                        "on in quiet hours",
                        bad || lock || hours.quiet(clock.at(now)).isEmpty());
            }
        }

        private void hold(String what, boolean holds) {
            if (!holds) {
                throw new AssertionError(what + " at " + now + ": " + state);
            }
        }
    }
}
