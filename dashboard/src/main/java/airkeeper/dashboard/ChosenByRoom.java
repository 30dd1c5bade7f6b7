package airkeeper.dashboard;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a choice says of each room by its name, worked out anew only after something was changed. Thread-safe. */
final class ChosenByRoom<C extends Record, V> {
    private final Choices choices;
    private final Choice<C> choice;
    private final Function<C, Map<String, V>> reading;
    /** Null until it was read. */
    private volatile @Nullable Known<V> known;

    ChosenByRoom(Choices choices, Choice<C> choice, Function<C, Map<String, V>> reading) {
        this.choices = choices;
        this.choice = choice;
        this.reading = reading;
    }

    private record Known<V>(long version, Map<String, V> rooms) {}

    /** Those of the rooms for which something was chosen. */
    Map<String, V> now() throws HistoryException {
        long version = choices.version();
        Known<V> now = known;
        if (now == null || now.version() != version) {
            now = new Known<>(version, reading.apply(choices.get(choice)));
            known = now;
        }
        return now.rooms();
    }
}
