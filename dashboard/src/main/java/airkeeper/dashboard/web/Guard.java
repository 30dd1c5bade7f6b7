package airkeeper.dashboard.web;

import io.javalin.config.RoutesConfig;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells browsers with every answer to run and show nothing that is not the dashboard's own. */
final class Guard {
    /** The one inline script: where modules are. Browsers take import maps from no other file. */
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script\\s+type=\"importmap\"\\s*>(.*?)</script>", Pattern.DOTALL);

    private final String policy;

    Guard(byte[] page) {
        this.policy = policy(page);
    }

    /** The content security policy for a page that has one inline import map, or none. */
    static String policy(byte[] page) {
        Matcher map = IMPORT_MAP.matcher(new String(page, StandardCharsets.UTF_8));
        String allowed =
                map.find() ? " 'sha256-" + Payload.sha256(map.group(1).getBytes(StandardCharsets.UTF_8)) + "'" : "";
        return "default-src 'self'; img-src 'self' data:; script-src 'self'" + allowed
                + "; style-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
    }

    void on(RoutesConfig routes) {
        routes.before(ctx -> ctx.header("Content-Security-Policy", policy)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer"));
    }
}
