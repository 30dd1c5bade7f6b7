package airkeeper.wire.settings;

import java.util.List;
import java.util.stream.Collectors;

/** All the mistakes in the settings of a node, a line each. */
public final class SettingsException extends Exception {
    /** What a program that cannot run with its settings exits with ({@code EX_CONFIG}); systemd does not restart it. */
    public static final int EXIT = 78;

    private final transient List<Mistake> mistakes;

    public SettingsException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
