package airkeeper.dashboard.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Serves the page and the libraries that it uses from the class path, each compressed once and then kept.
 *
 * <p>Javalin's own files would be compressed on every request, which a Raspberry Pi feels.
 */
final class Pages {
    private static final String INDEX = "index.html";
    private static final String PAGE = "web/";
    private static final String LIBRARIES = "META-INF/resources/webjars/";
    private static final String CHECKED_EACH_TIME = "no-cache";
    /** A library's version is part of its address. */
    private static final String NEVER_CHANGES = "public, max-age=31536000, immutable";

    /** Names that lead nowhere but down. */
    private static final Pattern PATH =
            Pattern.compile("([A-Za-z0-9@_-][A-Za-z0-9@._-]*/)*[A-Za-z0-9@_-][A-Za-z0-9@._-]*");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("map", "application/json"),
            Map.entry("json", "application/json"),
            Map.entry("yaml", "application/yaml"),
            Map.entry("webmanifest", "application/manifest+json"));

    private final ClassLoader classPath = Pages.class.getClassLoader();
    private final Map<String, Payload> kept = new ConcurrentHashMap<>();

    /** To be added last: it answers every address that nobody else does. */
    void on(RoutesConfig routes) {
        routes.get("/", ctx -> send(ctx, PAGE, INDEX, CHECKED_EACH_TIME), Access.ANYONE);
        routes.get("/webjars/<path>", ctx -> send(ctx, LIBRARIES, ctx.pathParam("path"), NEVER_CHANGES), Access.ANYONE);
        routes.get("/<path>", ctx -> send(ctx, PAGE, ctx.pathParam("path"), CHECKED_EACH_TIME), Access.ANYONE);
    }

    private void send(Context ctx, String folder, String path, String caching) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null || !PATH.matcher(path).matches()) {
            throw Problems.nothing(ctx);
        }
        Payload file = file(folder + path).orElseThrow(() -> Problems.nothing(ctx));
        ctx.header("Cache-Control", caching);
        file.send(ctx, type);
    }

    private Optional<Payload> file(String name) {
        Payload known = kept.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        if (folder(name)) {
            return Optional.empty();
        }
        try (InputStream in = classPath.getResourceAsStream(name)) {
            if (in == null) {
                return Optional.empty();
            }
            Payload file = new Payload(in.readAllBytes());
            kept.put(name, file);
            return Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own jar cannot be read: " + name, e);
        }
    }

    /** Folders are found too, and would be read as lists of their files. */
    private boolean folder(String name) {
        URL found = classPath.getResource(name + "/");
        // where classes are not in a jar, a file is found under its name with a slash as well
        return found != null
                && !(found.getProtocol().equals("file") && Files.isRegularFile(Path.of(URI.create(found.toString()))));
    }
}
