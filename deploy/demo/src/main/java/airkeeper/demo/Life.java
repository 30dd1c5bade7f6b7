package airkeeper.demo;

import airkeeper.sensor.simulated.Emission;

/**
 * What goes on in a room at a moment.
 *
 * @param awake how many people are up
 * @param asleep how many sleep there
 * @param doing what they do beside breathing, such as cooking
 */
public record Life(int awake, int asleep, Window window, Emission doing) {
    public static final Life NOBODY = of(0);

    static Life of(int awake) {
        return new Life(awake, 0, Window.CLOSED, Emission.NONE);
    }

    static Life sleeping(int asleep) {
        return new Life(0, asleep, Window.CLOSED, Emission.NONE);
    }

    public int people() {
        return awake + asleep;
    }

    public Life airing() {
        return with(Window.OPEN);
    }

    Life with(Window other) {
        return new Life(awake, asleep, other, doing);
    }

    Life doing(Emission other) {
        return new Life(awake, asleep, window, other);
    }

    /** With so many people, all up; nothing is done where nobody is. */
    Life withPeople(int count) {
        return new Life(count, 0, window, count == 0 ? Emission.NONE : doing);
    }

    Emission emission() {
        return Emission.AWAKE.times(awake).plus(Emission.ASLEEP.times(asleep)).plus(doing);
    }
}
