package airkeeper.dashboard.web;

import io.javalin.http.Context;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from.
 *
 * @param address of the client's machine
 * @param secure whether it came over TLS
 */
record Visitor(String address, boolean secure) {
    /** As the connection says; only of the operator's own proxy, as the proxy says. */
    static Visitor of(Context ctx, @Nullable String proxy) {
        String peer = ctx.ip();
        if (!peer.equals(proxy)) {
            return new Visitor(peer, ctx.req().isSecure());
        }
        String forwarded = ctx.header("X-Forwarded-For");
        // the proxy adds its own word at the end; what stands before it anyone may have written
        String client = forwarded == null
                ? peer
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return new Visitor(client, "https".equals(ctx.header("X-Forwarded-Proto")));
    }

    /** What one household has: an IPv4 address, or a /64 of IPv6. */
    String network() {
        String[] groups = address.split(":", -1);
        return groups.length < 5 ? address : String.join(":", Arrays.copyOf(groups, 4));
    }
}
