package airkeeper.dashboard.web;

import airkeeper.dashboard.Accounts;
import airkeeper.dashboard.DashboardSettings;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.RefusedException;
import airkeeper.dashboard.Right;
import airkeeper.wire.time.Time;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets people log in and out, and see to their own password and sessions. */
final class LoginRoutes {
    private static final Logger log = LoggerFactory.getLogger(LoginRoutes.class);

    private final DashboardSettings.Web settings;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Invitation invitation;
    private final Throttle addresses;
    /** More lenient: by wrong passwords a stranger must not lock a user out for long. */
    private final Throttle names;

    LoginRoutes(
            DashboardSettings.Web settings,
            Accounts accounts,
            Sessions sessions,
            Passwords passwords,
            Invitation invitation,
            Time time) {
        this.settings = settings;
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.invitation = invitation;
        this.addresses = new Throttle(time, Duration.ofMinutes(15));
        this.names = new Throttle(time, Duration.ofSeconds(30));
    }

    void on(RoutesConfig routes) {
        routes.get("/api/v1/me", ctx -> me(ctx, Asker.of(ctx)), Access.ANYONE);
        routes.post("/api/v1/login", this::login, Access.ANYONE);
        routes.post("/api/v1/first", this::first, Access.ANYONE);
        routes.post("/api/v1/logout", this::logout, Access.ANYONE);
        routes.post("/api/v1/me/password", this::password, Access.ANYONE);
        routes.get("/api/v1/me/sessions", this::sessions, Access.ANYONE);
        routes.delete("/api/v1/me/sessions/{id}", this::end, Access.ANYONE);
    }

    private void me(Context ctx, Asker asker) throws HistoryException {
        ObjectNode json = Answers.object();
        json.put("name", asker.name());
        json.put("open", settings.open().key());
        ArrayNode rights = json.putArray("rights");
        Stream.of(Right.values())
                .filter(right -> asker.may(right) || settings.open().covers(right))
                .forEach(right -> rights.add(right.key()));
        json.put("first", accounts.none());
        RoomRoutes.live(ctx, json);
    }

    private void login(Context ctx) throws HistoryException {
        Body body = Body.of(ctx);
        String name = body.text("name");
        String password = body.secret("password");
        Optional<Accounts.User> user = accounts.user(name);
        String hash = user.map(Accounts.User::password).orElse(Passwords.NOBODY);
        guess(ctx, name, () -> passwords.fits(password, hash) && user.isPresent());
        begin(ctx, user.orElseThrow());
    }

    private void first(Context ctx) throws HistoryException, RefusedException {
        Body body = Body.of(ctx);
        String name = body.text("name");
        String password = body.secret("password");
        String token = body.text("token");
        guess(ctx, "", () -> invitation.admits(token));
        Accounts.User user = accounts.first(name, passwords.hash(password));
        invitation.used();
        // of users that there were before somebody has emptied the file
        sessions.end(session -> true);
        begin(ctx, user);
    }

    /** Tries a secret; a wrong one makes the next try wait, for the address that it comes from and for the name. */
    private void guess(Context ctx, String name, Guess guess) {
        String address = Visitor.of(ctx, settings.proxy()).network();
        String whose = name.toLowerCase(Locale.ROOT);
        admit(ctx, address, whose);
        if (!guess.right()) {
            log.warn("A login from {} was refused: wrong name, password or token.", address);
            throw new ProblemException(
                    HttpStatus.UNAUTHORIZED,
                    name.isEmpty()
                            ? "this address has been used or is too old; start the dashboard again, and its log has a new one"
                            : "this name and password do not belong together");
        }
        addresses.right(address);
        names.right(whose);
    }

    /** Looks and counts at once, so that of many tries together only the first few are made. */
    private synchronized void admit(Context ctx, String address, String name) {
        Duration pause = longer(addresses.pause(address), names.pause(name));
        if (pause.isPositive()) {
            long seconds = pause.plusMillis(999).toSeconds();
            ctx.header("Retry-After", Long.toString(seconds));
            throw new ProblemException(
                    HttpStatus.TOO_MANY_REQUESTS, "too many wrong tries; the next is possible in " + seconds + " s");
        }
        addresses.tried(address);
        names.tried(name);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Always under a new secret: one that was in the browser before may be known to others. */
    private void begin(Context ctx, Accounts.User user) throws HistoryException {
        Visitor visitor = Visitor.of(ctx, settings.proxy());
        String before = Cookies.session(ctx);
        String secret = sessions.begin(user.name(), visitor.address(), ctx.userAgent());
        if (before != null) {
            String old = Secrets.hash(before);
            sessions.end(session -> session.hash().equals(old));
        }
        Cookies.give(ctx, secret, visitor);
        me(ctx, new Asker(user.name(), user.role().right(), null));
    }

    private void logout(Context ctx) throws HistoryException {
        Sessions.Session own = Asker.of(ctx).session();
        if (own != null) {
            sessions.end(each -> each.hash().equals(own.hash()));
        }
        Cookies.take(ctx, Visitor.of(ctx, settings.proxy()));
        me(ctx, Asker.NOBODY);
    }

    /** All other sessions end with the old password. */
    private void password(Context ctx) throws HistoryException, RefusedException {
        Sessions.Session own = Asker.of(ctx).ownSession();
        Accounts.User user = accounts.user(own.user()).orElseThrow(() -> Problems.nothing(ctx));
        Body body = Body.of(ctx);
        String old = body.secret("old");
        String replacement = body.secret("new");
        guess(ctx, user.name(), () -> passwords.fits(old, user.password()));
        accounts.setPassword(user.name(), passwords.hash(replacement), user.name());
        sessions.end(each -> each.user().equals(user.name()) && !each.id().equals(own.id()));
        me(ctx, Asker.of(ctx));
    }

    private void sessions(Context ctx) throws HistoryException {
        Sessions.Session own = Asker.of(ctx).ownSession();
        RoomRoutes.live(
                ctx,
                Answers.list(sessions.list(each -> each.user().equals(own.user())).stream()
                        .map(each -> Answers.object()
                                .put("id", each.id())
                                .put("this", each.id().equals(own.id()))
                                .put("begun", Answers.time(Instant.ofEpochMilli(each.begun())))
                                .put("seen", Answers.time(Instant.ofEpochMilli(each.seen())))
                                .put("from", each.from())
                                .put("by", each.by()))
                        .toList()));
    }

    private void end(Context ctx) throws HistoryException {
        Sessions.Session own = Asker.of(ctx).ownSession();
        String id = ctx.pathParam("id");
        if (sessions.end(each -> each.user().equals(own.user()) && each.id().equals(id)) == 0) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "you have no such session (any more)");
        }
        sessions(ctx);
    }

    private interface Guess {
        boolean right();
    }
}
