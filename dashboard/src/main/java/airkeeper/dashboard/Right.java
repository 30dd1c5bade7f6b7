package airkeeper.dashboard;

import java.util.Arrays;
import java.util.List;

/** What somebody may do with the dashboard; each includes those before it. */
public enum Right {
    /** See the air and what was decided. */
    LOOK("look"),
    /** Tell purifiers what to do. */
    ORDER("order"),
    /** Say who may do what, and change settings. */
    ADMIN("admin");

    private final String key;

    Right(String key) {
        this.key = key;
    }

    /** The word in answers, which is also the scope of a token. */
    public String key() {
        return key;
    }

    public boolean covers(Right wanted) {
        return compareTo(wanted) >= 0;
    }

    /** All that it covers, the least first. */
    public List<Right> all() {
        return Arrays.stream(values()).filter(this::covers).toList();
    }
}
