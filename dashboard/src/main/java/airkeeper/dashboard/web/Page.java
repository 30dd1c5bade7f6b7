package airkeeper.dashboard.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of the page, and what browsers are allowed to do with them. */
final class Page {
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    /** Larger than any script here; compressed once, not on each request. */
    private static final int PRECOMPRESSED = 2_000_000;

    private final byte @Nullable [] index = resource("/web/index.html");
    private final String policy = policy(index);

    void add(JavalinConfig config) {
        config.routes.before(this::guard);
        if (index != null) {
            config.routes.get("/", this::index);
            config.routes.get("/index.html", this::index);
            config.staticFiles.add(files -> {
                files.hostedPath = "/";
                files.directory = "/web";
                files.location = Location.CLASSPATH;
                files.precompressMaxSize = PRECOMPRESSED;
                files.headers = Map.of("Cache-Control", "no-cache");
            });
        }
        config.staticFiles.add(files -> {
            files.hostedPath = "/webjars";
            files.directory = "META-INF/resources/webjars";
            files.location = Location.CLASSPATH;
            files.precompressMaxSize = PRECOMPRESSED;
            files.headers = Map.of("Cache-Control", "public, max-age=31536000, immutable");
        });
    }

    private void guard(Context context) {
        context.header("Content-Security-Policy", policy);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
    }

    private void index(Context context) {
        if (index != null) {
            context.header("Cache-Control", "no-store");
            context.contentType("text/html; charset=utf-8");
            context.result(index);
        }
    }

    /** Scripts are files of this server; the one inline script, the import map, is let in by its hash. */
    static String policy(byte @Nullable [] index) {
        String scripts = "'self'";
        if (index != null) {
            Matcher map = IMPORT_MAP.matcher(new String(index, StandardCharsets.UTF_8));
            if (map.find()) {
                scripts += " 'sha256-" + Digest.base64(map.group(1).getBytes(StandardCharsets.UTF_8)) + "'";
            }
        }
        return "default-src 'self'; img-src 'self' data:; script-src " + scripts + "; style-src 'self'; "
                + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
    }

    private static byte @Nullable [] resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from this program's jar", e);
        }
    }
}
