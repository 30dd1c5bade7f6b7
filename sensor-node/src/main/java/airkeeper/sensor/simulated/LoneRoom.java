package airkeeper.sensor.simulated;

import airkeeper.wire.time.Time;
import java.time.Duration;
import java.util.function.Supplier;

/** The air of a small office that goes round each hour: four people work for 45 minutes, then leave and air for 15. */
final class LoneRoom implements Supplier<Air> {
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Emission PEOPLE = Emission.AWAKE.times(4);
    private static final Exchange CLOSED = Exchange.ofAirChanges(0.5);
    private static final Exchange AIRED = Exchange.ofAirChanges(8);

    private final Time time;
    private final Duration start;
    private Duration reached;
    private SimulatedRoom room = SimulatedRoom.fresh(60);

    LoneRoom(Time time) {
        this.time = time;
        this.start = time.steady();
        this.reached = start;
    }

    @Override
    public Air get() {
        Duration now = time.steady();
        while (reached.compareTo(now) < 0) {
            Duration left = now.minus(reached);
            Duration step = left.compareTo(STEP) < 0 ? left : STEP;
            boolean working = reached.minus(start).toMinutesPart() < 45;
            room = room.after(step, working ? PEOPLE : Emission.NONE, working ? CLOSED : AIRED, Air.OUTDOORS);
            reached = reached.plus(step);
        }
        return room.air();
    }
}
