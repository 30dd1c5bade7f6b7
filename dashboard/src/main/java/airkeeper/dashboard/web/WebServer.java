package airkeeper.dashboard.web;

import airkeeper.dashboard.Dashboard;
import airkeeper.dashboard.DashboardSettings;
import airkeeper.dashboard.HistoryException;
import airkeeper.wire.program.Node;
import airkeeper.wire.time.Time;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a dashboard over HTTP: answers, live events and the page. */
public final class WebServer implements Node {
    private static final Logger log = LoggerFactory.getLogger(WebServer.class);

    private final DashboardSettings.Web settings;
    private final LiveEvents live;
    private final Javalin javalin;
    private boolean started;

    /**
     * A server that is not listening yet.
     *
     * @param time the time that the rooms live in
     * @param modules what else is to be served: routes and files of their own
     */
    public WebServer(
            DashboardSettings.Web settings,
            Dashboard dashboard,
            Time time,
            About about,
            List<Consumer<JavalinConfig>> modules) {
        this.settings = settings;
        this.live = new LiveEvents(time, about, dashboard.guideline());
        dashboard.watch(live::tell);
        Routes routes = new Routes(dashboard, time, about);
        Page page = new Page();
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = true;
            page.add(config);
            routes.add(config.routes);
            config.routes.get("/api/v1/live", live::listen);
            problems(config);
            modules.forEach(module -> module.accept(config));
        });
    }

    private static void problems(JavalinConfig config) {
        config.routes.exception(Problem.class, (problem, context) -> problem.answer(context));
        config.routes.exception(
                HistoryException.class,
                (e, context) ->
                        new Problem(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage())).answer(context));
        config.routes.exception(Exception.class, (bug, context) -> {
            log.error("A bug spoiled the answer to {}; please report it with what follows.", context.path(), bug);
            new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "This is a bug; the log of the dashboard has more of it.")
                    .answer(context);
        });
        config.routes.error(HttpStatus.NOT_FOUND.getCode(), WebServer::nothingHere);
    }

    private static void nothingHere(Context context) {
        if (!"application/problem+json".equals(context.res().getContentType())) {
            new Problem(HttpStatus.NOT_FOUND, "There is nothing at " + context.path() + ".").answer(context);
        }
    }

    /** Listens; a port that is taken ends the program with one sentence. */
    @Override
    public void start() {
        javalin.start(settings.host(), settings.port());
        started = true;
        log.info("The page is at http://localhost:{}/", port());
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** How many browsers listen to what happens. */
    int listeners() {
        return live.clients();
    }

    @Override
    public void close() {
        live.close();
        if (started) {
            javalin.stop();
        }
    }
}
