package airkeeper.demo;

import airkeeper.purifier.Relay;
import airkeeper.wire.Power;
import airkeeper.wire.Room;

/** A relay without hardware: what it switches acts on the air of a simulated room. */
final class SimulatedRelay implements Relay {
    private final Household household;
    private final Room room;

    SimulatedRelay(Household household, Room room) {
        this.household = household;
        this.room = room;
    }

    @Override
    public void open() {
        switchTo(Power.OFF);
    }

    @Override
    public void switchTo(Power power) {
        household.switched(room, power);
    }

    @Override
    public void close() {
        switchTo(Power.OFF);
    }
}
