package airkeeper.demo.web;

import airkeeper.wire.Shown;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets only the demo's own page change something: no other page that the same browser has open, and no other host's name. */
final class Guard {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private Guard() {}

    /** Against DNS rebinding: the browser must have asked for this machine by one of its own names. */
    static void checkHost(Context context) throws Problem {
        String host = context.host();
        String name = host == null ? "" : host.replaceFirst(":\\d+$", "");
        if (!LOOPBACK.contains(name)) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "Ask for the demo as localhost, on the machine on which it runs; found " + Shown.quoted(name)
                            + ".");
        }
    }

    /** Against requests that another page makes the browser send. */
    static void checkChange(Context context) throws Problem {
        String type = context.contentType();
        if (type == null || !type.replaceFirst(";.*", "").strip().equalsIgnoreCase("application/json")) {
            throw new Problem(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Expected Content-Type: application/json, found " + (type == null ? "none" : Shown.quoted(type))
                            + ".");
        }
        String site = context.header("Sec-Fetch-Site");
        String origin = context.header("Origin");
        boolean foreign = site != null ? !site.equals("same-origin") && !site.equals("none") : foreign(origin, context);
        if (foreign) {
            throw new Problem(HttpStatus.FORBIDDEN, "Only the demo's own page may change its rooms.");
        }
    }

    private static boolean foreign(@Nullable String origin, Context context) {
        if (origin == null) {
            return false; // not a browser
        }
        try {
            return !String.valueOf(URI.create(origin).getAuthority()).equals(context.host());
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
