package airkeeper.purifier;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Which value counts when several sensors measure the same. */
public enum Pick {
    /** The worst corner, or the worst of several rooms, decides. */
    HIGHEST("") {
        @Override
        OptionalDouble of(DoubleStream values) {
            return values.max();
        }
    },
    /** All count alike. */
    MEAN("mean ") {
        @Override
        OptionalDouble of(DoubleStream values) {
            return values.average();
        }
    };

    private final String words;

    Pick(String words) {
        this.words = words;
    }

    abstract OptionalDouble of(DoubleStream values);

    /** What stands before the quantity in a sentence. */
    String words() {
        return words;
    }
}
