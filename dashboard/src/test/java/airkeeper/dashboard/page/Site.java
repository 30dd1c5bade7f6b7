package airkeeper.dashboard.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves the page's own files under its strict policy, and for answers what a test has prepared, at any moment it likes. */
final class Site implements AutoCloseable {
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Queue<OutputStream> listeners = new ConcurrentLinkedQueue<>();
    private final String policy;
    private final String greeting;

    /** {@code greeting} is the data of the clock event that each listener hears first. */
    Site(String greeting) throws IOException {
        this.greeting = greeting;
        this.policy = "default-src 'self'; img-src 'self' data:; script-src 'self' 'sha256-" + importMapHash()
                + "'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** What a path under {@code /api/v1/} answers from now on. */
    void answer(String path, String json) {
        answers.put("/api/v1/" + path, json);
    }

    /** Says an event to every page that listens. */
    void say(String event, String json) {
        for (OutputStream listener : listeners) {
            try {
                write(listener, event, json);
            } catch (IOException e) {
                throw new UncheckedIOException("expected the page to listen", e);
            }
        }
    }

    /** Whether a page listens. */
    boolean heard() {
        return !listeners.isEmpty();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("Content-Security-Policy", policy);
        if (path.equals("/api/v1/live")) {
            listen(exchange);
            return;
        }
        try (exchange) {
            String answer = answers.get(path);
            if (answer != null) {
                send(exchange, "application/json", answer.getBytes(UTF_8));
            } else {
                sendFile(exchange, path);
            }
        }
    }

    private void listen(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        write(exchange.getResponseBody(), "clock", greeting);
        listeners.add(exchange.getResponseBody());
    }

    private static void write(OutputStream listener, String event, String json) throws IOException {
        listener.write(("event: " + event + "\ndata: " + json + "\n\n").getBytes(UTF_8));
        listener.flush();
    }

    private static void sendFile(HttpExchange exchange, String path) throws IOException {
        String file = path.equals("/") ? "/index.html" : path;
        String resource = file.startsWith("/webjars/") ? "/META-INF/resources" + file : "/web" + file;
        try (InputStream bytes = Site.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
            send(exchange, type == null ? "application/octet-stream" : type, bytes.readAllBytes());
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String importMapHash() throws IOException {
        try (InputStream page = Site.class.getResourceAsStream("/web/index.html")) {
            Matcher map = IMPORT_MAP.matcher(new String(page.readAllBytes(), UTF_8));
            if (!map.find()) {
                throw new IllegalStateException("expected an import map in /web/index.html, found none");
            }
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
