package airkeeper.demo.year;

import java.util.function.DoubleUnaryOperator;

/** What becomes of a concentration in one step: a share of it is kept, and something is added. */
record Affine(double kept, double added) {
    private static final double SOME = 1000;

    /** {@code step} is such a map. */
    static Affine of(DoubleUnaryOperator step) {
        double added = step.applyAsDouble(0);
        return new Affine((step.applyAsDouble(SOME) - added) / SOME, added);
    }

    double after(double before) {
        return kept * before + added;
    }

    /** From what concentration the step leads to this one. */
    double before(double after) {
        return (after - added) / kept;
    }
}
