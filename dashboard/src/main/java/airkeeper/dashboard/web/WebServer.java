package airkeeper.dashboard.web;

import airkeeper.dashboard.About;
import airkeeper.dashboard.Broker;
import airkeeper.dashboard.Dashboard;
import airkeeper.dashboard.DashboardSettings;
import airkeeper.dashboard.Health;
import airkeeper.wire.program.Node;
import airkeeper.wire.time.Time;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the dashboard to browsers and programs over HTTP. */
public final class WebServer implements Node {
    private static final Logger log = LoggerFactory.getLogger(WebServer.class);
    /** How long a purifier may take to answer an order. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final DashboardSettings.Web settings;
    private final About about;
    private final Dashboard dashboard;
    private final MqttRoutes mqtt;
    private final Time time;
    private final List<Consumer<JavalinConfig>> more;
    private final Invitation invitation;
    private final String edition = Edition.here();
    private @Nullable Javalin server;
    private @Nullable LiveEvents live;

    /**
     * @param dashboard is asked from many threads; its owner starts and closes it
     * @param broker where others find it, and where those who may listen to it do so
     * @param more further routes, which go before the files of the page; they may throw {@link ProblemException}
     */
    public WebServer(
            DashboardSettings.Web settings,
            About about,
            Dashboard dashboard,
            Broker broker,
            Time time,
            List<Consumer<JavalinConfig>> more) {
        this.settings = settings;
        this.about = about;
        this.dashboard = dashboard;
        this.mqtt = mqtt(about, broker, dashboard, time);
        this.time = time;
        this.more = List.copyOf(more);
        this.invitation = new Invitation(dashboard.accounts(), time);
    }

    /** What is said of simulated rooms is nobody's secret, and there is nobody to log in. */
    private static MqttRoutes mqtt(About about, Broker broker, Dashboard dashboard, Time time) {
        return switch (about.air()) {
            case MEASURED -> new MqttRoutes(broker, dashboard.health(), time, Access.ADMIN, Access.ADMIN);
            case SIMULATED -> new MqttRoutes(broker, dashboard.health(), time, Access.LOOK, Access.ORDER);
        };
    }

    /** Begins to listen; a {@link PortTakenException} says what to set when that cannot be. */
    @Override
    public void start() {
        LiveEvents events = new LiveEvents(about, edition, dashboard.rooms(), time);
        live = events;
        dashboard.feed().watch(events::heard);
        Javalin javalin = Javalin.create(config -> configure(config, events));
        server = javalin;
        try {
            javalin.start();
        } catch (JavalinBindException e) {
            close();
            throw refused(e);
        }
        String page = Invitation.page(settings.host(), javalin.port());
        log.info("The dashboard is at {}", page);
        if (about.air() == About.Air.MEASURED) {
            invitation.offer(page);
        }
    }

    private PortTakenException refused(JavalinBindException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException bind
                    && String.valueOf(bind.getMessage()).contains("in use")) {
                return new PortTakenException("port " + settings.port() + " is taken; set web.port to another one", e);
            }
        }
        return new PortTakenException(
                "port " + settings.port() + " of " + settings.host()
                        + " may not be listened on by this program; set web.host and web.port to others",
                e);
    }

    private void configure(JavalinConfig config, LiveEvents events) {
        config.jetty.host = settings.host();
        config.jetty.port = settings.port();
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.concurrency.useVirtualThreads = true;
        // all that it would say is an exception too, and said here in our words
        JavalinLogger.enabled = false;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        // what is worth it is compressed by Payload, whose tags know of it
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.maxRequestSize = Body.LONGEST;
        Guard.on(config.routes);
        Problems.on(config);
        Gate gate = login(config.routes);
        RoomsAnswer all = new RoomsAnswer(dashboard.rooms(), dashboard.places(), dashboard.choices(), time);
        RoomRoutes rooms = new RoomRoutes(dashboard.history(), dashboard.rooms(), dashboard.places(), all, time);
        rooms.on(config.routes);
        new GuidelineRoutes(dashboard.guidelines(), rooms).on(config.routes);
        new PlaceRoutes(dashboard.places(), dashboard.rooms(), rooms).on(config.routes);
        new ExportRoute(dashboard.history(), rooms, dashboard.places(), time).on(config.routes);
        new OrderRoutes(dashboard.orders(), dashboard.rooms(), shown(ANSWER)).on(config.routes);
        new AlertRoutes(dashboard.alerts()).on(config.routes);
        events.on(config.routes, gate);
        mqtt.on(config.routes, gate);
        state(config.routes);
        new Metrics(dashboard, events::clients).on(config.routes);
        more.forEach(each -> each.accept(config));
        new Pages().on(config.routes);
    }

    private Gate login(RoutesConfig routes) {
        Sessions sessions = new Sessions(dashboard.choices(), time);
        Passwords passwords = new Passwords();
        Gate gate = new Gate(settings, dashboard.accounts(), sessions);
        gate.on(routes);
        new LoginRoutes(settings, dashboard.accounts(), sessions, passwords, invitation, time).on(routes);
        new AccountRoutes(dashboard.accounts(), dashboard.choices(), sessions, passwords).on(routes);
        return gate;
    }

    /** A time on the machine's clock, as long as it lasts at the speed that is shown. */
    private Duration shown(Duration real) {
        return Duration.ofMillis((long) (real.toMillis() * about.speed()));
    }

    private void state(RoutesConfig routes) {
        routes.get(
                "/api/v1/about",
                ctx -> RoomRoutes.live(
                        ctx, Answers.about(about, dashboard.guidelines().house(), edition, time.wall())));
        routes.get("/health/live", ctx -> RoomRoutes.live(ctx, Answers.object().put("status", "ok")), Access.ANYONE);
        routes.get(
                "/health/ready",
                ctx -> {
                    var troubles = dashboard.health().troubles();
                    ctx.status(troubles.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
                    boolean known = Asker.of(ctx).right() != null;
                    RoomRoutes.live(ctx, Answers.ready(troubles, known ? Health.Trouble::why : WebServer::inAWord));
                },
                Access.ANYONE);
    }

    /** To whom nobody knows: what a broker or database answered may name what is inside the house. */
    private static String inAWord(Health.Trouble trouble) {
        return "It is not well; log in to be told why, or look into the log.";
    }

    /** The port that is listened on, once started. */
    public int port() {
        Javalin running = server;
        if (running == null) {
            throw new IllegalStateException("expected a web server that was started");
        }
        return running.port();
    }

    @Override
    public void close() {
        invitation.close();
        mqtt.close();
        if (live != null) {
            live.close();
        }
        if (server != null) {
            server.stop();
        }
    }
}
