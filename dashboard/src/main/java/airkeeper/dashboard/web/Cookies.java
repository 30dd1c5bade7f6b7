package airkeeper.dashboard.web;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** The one cookie: the secret of a session, which no script can read and no foreign page sends. */
final class Cookies {
    private static final String NAME = "airkeeper-session";

    private Cookies() {}

    /** The secret that came with a request; null: none. */
    static @Nullable String session(Context ctx) {
        String secret = ctx.cookie(NAME);
        return secret == null || secret.isEmpty() ? null : secret;
    }

    static void give(Context ctx, String secret, Visitor visitor) {
        set(ctx, secret, Sessions.LONGEST.toSeconds(), visitor);
    }

    static void take(Context ctx, Visitor visitor) {
        set(ctx, "", 0, visitor);
    }

    private static void set(Context ctx, String value, long seconds, Visitor visitor) {
        ctx.header(
                "Set-Cookie",
                NAME + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Strict"
                        + (visitor.secure() ? "; Secure" : ""));
    }
}
