package airkeeper.dashboard.web;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which names browsers may ask for this dashboard by. A page of the internet that gives its own name our address, to read and
 * order as if it were ours (DNS rebinding), comes with a name that anyone on the internet can own; an address is no name, and
 * neither are those that the internet does not give out (RFC 6761, 6762, 8375, ICANN's .internal).
 */
final class Hosts {
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+(%[a-z0-9]+)?]");
    private static final Pattern OF_THE_HOUSE =
            Pattern.compile("[a-z0-9-]+|([a-z0-9-]+\\.)+(localhost|local|lan|home|home\\.arpa|internal)");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    private final List<String> more;

    /** {@code more} are the names that the operator has given it besides. */
    Hosts(List<String> more) {
        this.more = more.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /** Whether a {@code Host} header names this dashboard. */
    boolean know(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = name(host);
        return ADDRESS.matcher(name).matches() || OF_THE_HOUSE.matcher(name).matches() || more.contains(name);
    }

    /** A host without its port. */
    static String name(String host) {
        return PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
    }
}
