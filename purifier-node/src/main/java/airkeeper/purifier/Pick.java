package airkeeper.purifier;

import java.util.Comparator;
import java.util.List;
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

        @Override
        OptionalDouble slope(List<Air.Sample> samples) {
            return samples.stream().max(Comparator.comparingDouble(Air.Sample::value)).stream()
                    .mapToDouble(Air.Sample::slope)
                    .max();
        }
    },
    /** All count alike. */
    MEAN("mean ") {
        @Override
        OptionalDouble of(DoubleStream values) {
            return values.average();
        }

        @Override
        OptionalDouble slope(List<Air.Sample> samples) {
            return samples.stream().mapToDouble(Air.Sample::slope).average();
        }
    };

    private final String words;

    Pick(String words) {
        this.words = words;
    }

    abstract OptionalDouble of(DoubleStream values);

    /** The slope of what counts. */
    abstract OptionalDouble slope(List<Air.Sample> samples);

    /** What stands before the quantity in a sentence. */
    String words() {
        return words;
    }
}
