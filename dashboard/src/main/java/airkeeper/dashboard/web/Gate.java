package airkeeper.dashboard.web;

import airkeeper.dashboard.Accounts;
import airkeeper.dashboard.DashboardSettings;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Right;
import airkeeper.wire.Shown;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Lets in who may, before any route is served: by a name of this dashboard, from its own page or a program, with the right. */
final class Gate {
    private static final String BEARER = "bearer ";
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);

    private final DashboardSettings.Web settings;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Hosts hosts;

    Gate(DashboardSettings.Web settings, Accounts accounts, Sessions sessions) {
        this.settings = settings;
        this.accounts = accounts;
        this.sessions = sessions;
        this.hosts = new Hosts(settings.hosts());
    }

    void on(RoutesConfig routes) {
        routes.before(Gate::checkMethod);
        routes.before(this::checkHost);
        routes.beforeMatched(this::check);
    }

    /** Javalin would take the method from this header, and a GET of a foreign page for a POST. */
    private static void checkMethod(Context ctx) {
        if (ctx.header("X-HTTP-Method-Override") != null) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "send the method itself: X-HTTP-Method-Override is not followed here");
        }
    }

    private void checkHost(Context ctx) {
        if (!hosts.know(ctx.host())) {
            String name = Hosts.name(String.valueOf(ctx.host()));
            throw new ProblemException(
                    HttpStatus.MISDIRECTED_REQUEST,
                    "this dashboard does not know that it is called " + Shown.quoted(name)
                            + "; if it is, add that name to web.hosts in its settings");
        }
    }

    private void check(Context ctx) throws HistoryException {
        boolean reading = READING.contains(ctx.method());
        if (!reading) {
            checkPage(ctx);
        }
        Right needed = needed(ctx, reading ? Right.LOOK : Right.ADMIN);
        boolean open = needed == null || settings.open().covers(needed);
        try {
            asker(ctx).enter(ctx);
        } catch (HistoryException e) {
            if (!open) {
                throw e;
            }
            // a lost disk does not blind those who need not be known
        }
        if (needed != null && !open && !Asker.of(ctx).may(needed)) {
            throw refused(Asker.of(ctx), needed);
        }
    }

    /** Against a foreign page that makes the browser send something: browsers say where a request comes from. */
    private static void checkPage(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        String origin = ctx.header("Origin");
        boolean own = site == null || site.equals("same-origin");
        own &= origin == null || ownOrigin(origin, ctx.host());
        // a browser that says neither could be made to send a session, and no browser does that any more
        own &= site != null || origin != null || Cookies.session(ctx) == null;
        if (!own) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "only the dashboard's own page may change something with a login; programs send a token");
        }
    }

    private static boolean ownOrigin(String origin, @Nullable String host) {
        try {
            return String.valueOf(URI.create(origin).getAuthority()).equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Who asks. A token that is not known is refused even where none is needed: its owner will want to know. */
    private Asker asker(Context ctx) throws HistoryException {
        String token = token(ctx);
        String session = Cookies.session(ctx);
        Asker asker = asker(token, session);
        if (token != null && asker.right() == null) {
            throw new ProblemException(
                    HttpStatus.UNAUTHORIZED, "this token is not known (any more); ask an admin for another");
        }
        return asker;
    }

    private static @Nullable String token(Context ctx) {
        String authorization = ctx.header("Authorization");
        return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }

    /** The owner of a token, else the user of a session with the role of this moment, else nobody. */
    private Asker asker(@Nullable String token, @Nullable String secret) throws HistoryException {
        if (token != null) {
            return accounts.token(Secrets.hash(token)).map(Asker::of).orElse(Asker.NOBODY);
        }
        Sessions.Session session = secret == null ? null : sessions.of(secret).orElse(null);
        return session == null
                ? Asker.NOBODY
                : accounts.user(session.user())
                        .map(user -> Asker.of(user, session))
                        .orElse(Asker.NOBODY);
    }

    /** Whether the one who asked may still do this: for answers that take long, in which a session may end. */
    BooleanSupplier still(Context ctx, Access access) {
        Right right = access.right();
        String token = token(ctx);
        String session = Cookies.session(ctx);
        return () -> {
            try {
                return right == null
                        || settings.open().covers(right)
                        || asker(token, session).may(right);
            } catch (HistoryException e) {
                return true; // the disk has failed, not the one who looks
            }
        };
    }

    private static @Nullable Right needed(Context ctx, Right usual) {
        return ctx.routeRoles().stream()
                .filter(Access.class::isInstance)
                .map(Access.class::cast)
                .findFirst()
                .map(access -> Optional.ofNullable(access.right()))
                .orElse(Optional.of(usual))
                .orElse(null);
    }

    private static ProblemException refused(Asker asker, Right needed) {
        if (asker.right() == null) {
            return new ProblemException(HttpStatus.UNAUTHORIZED, "log in first, or send a token");
        }
        return new ProblemException(
                HttpStatus.FORBIDDEN,
                asker.name() + " may " + asker.right().key() + ", and for this one must be allowed to " + needed.key()
                        + "; ask an admin");
    }
}
