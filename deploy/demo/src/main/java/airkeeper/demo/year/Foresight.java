package airkeeper.demo.year;

import airkeeper.wire.Power;
import java.util.ArrayList;
import java.util.List;

/**
 * What no controller can beat, whatever it knows: for each number of hours above the threshold, the hours of running below
 * which it cannot be done.
 *
 * <p>A step of running and a step above the threshold get prices r and q, and g is the least that a year can cost over all
 * ways to switch at each step, with the year and the physics known beforehand. Then whoever is above for a steps runs for
 * at least (g − q·a) / r of them. The highest of these bounds over some prices is taken (Lagrangian duality); each of them
 * holds by itself.
 *
 * <p>Only steps count: how far above, and how often is switched, costs nothing. Minimum times would make it dearer.
 */
final class Foresight {
    private static final List<Price> PRICES = List.of(
            new Price(8, 1),
            new Price(4, 1),
            new Price(3, 1),
            new Price(2, 1),
            new Price(1, 1),
            new Price(1, 2),
            new Price(1, 4));

    private final List<Bound> bounds;

    private Foresight(List<Bound> bounds) {
        this.bounds = bounds;
    }

    static Foresight of(RoomYear year) {
        List<Phase> phases = new ArrayList<>();
        for (RoomYear.Stretch stretch : year.stretches()) {
            Affine off = year.step(stretch.life(), Power.OFF);
            Affine on = year.step(stretch.life(), Power.ON);
            phases.add(new Phase(off, on, stretch.steps()));
        }
        double threshold = year.place().on();
        return new Foresight(PRICES.parallelStream()
                .map(price -> new Bound(price, new LeastCost(phases, threshold, price).from(year.begin())))
                .toList());
    }

    /** Whoever is above for so many hours runs for at least so many. */
    double leastHoursOn(double hoursAbove) {
        double steps = RoomYear.steps(hoursAbove);
        return RoomYear.hours(Math.max(
                0,
                bounds.stream().mapToDouble(bound -> bound.leastOn(steps)).max().orElseThrow()));
    }

    /** So many steps, each of which does this to the air with the relay off, and that with it on. */
    record Phase(Affine off, Affine on, int steps) {}

    /** What a step costs with the relay on, and what one that ends above the threshold. */
    record Price(int on, int above) {}

    private record Bound(Price price, long leastCost) {
        double leastOn(double above) {
            return (leastCost - price.above() * above) / price.on();
        }
    }
}
