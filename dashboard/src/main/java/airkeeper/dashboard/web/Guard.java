package airkeeper.dashboard.web;

import io.javalin.config.RoutesConfig;

/** Tells browsers with every answer to run and show nothing that is not the dashboard's own. */
final class Guard {
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; script-src 'self'; style-src 'self';"
                    + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private Guard() {}

    static void on(RoutesConfig routes) {
        routes.before(ctx -> ctx.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer"));
    }
}
