package airkeeper.dashboard.web;

import airkeeper.dashboard.Accounts;
import airkeeper.dashboard.Choices;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.RefusedException;
import airkeeper.dashboard.Right;
import airkeeper.dashboard.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;

/** Lets admins say who may do what, and see who changed what. */
final class AccountRoutes {
    private final Accounts accounts;
    private final Choices choices;
    private final Sessions sessions;
    private final Passwords passwords;

    AccountRoutes(Accounts accounts, Choices choices, Sessions sessions, Passwords passwords) {
        this.accounts = accounts;
        this.choices = choices;
        this.sessions = sessions;
        this.passwords = passwords;
    }

    void on(RoutesConfig routes) {
        routes.get("/api/v1/users", this::users, Access.ADMIN);
        routes.post("/api/v1/users", this::add, Access.ADMIN);
        routes.post("/api/v1/users/{name}", this::change, Access.ADMIN);
        routes.delete("/api/v1/users/{name}", this::remove, Access.ADMIN);
        routes.get("/api/v1/tokens", ctx -> RoomRoutes.live(ctx, tokens()), Access.ADMIN);
        routes.post("/api/v1/tokens", this::issue, Access.ADMIN);
        routes.delete("/api/v1/tokens/{name}", this::revoke, Access.ADMIN);
        routes.get("/api/v1/changes", this::changes, Access.ADMIN);
    }

    private void users(Context ctx) throws HistoryException {
        List<ObjectNode> users = accounts.users().stream()
                .map(user -> Answers.object()
                        .put("name", user.name())
                        .put("role", user.role().key()))
                .toList();
        RoomRoutes.live(ctx, Answers.list(users));
    }

    private void add(Context ctx) throws HistoryException, RefusedException {
        Body body = Body.of(ctx);
        accounts.add(body.text("name"), role(body), passwords.hash(body.secret("password")), by(ctx));
        users(ctx);
    }

    private static Role role(Body body) {
        return body.word("role", Role.class, Role::key);
    }

    private static String by(Context ctx) {
        return Asker.of(ctx).signature();
    }

    private void change(Context ctx) throws HistoryException, RefusedException {
        String name = ctx.pathParam("name");
        Body body = Body.of(ctx);
        // first, so that a password that cannot be one changes nothing
        String password = body.has("password") ? passwords.hash(body.secret("password")) : null;
        if (body.has("role")) {
            accounts.setRole(name, role(body), by(ctx));
        }
        if (password != null) {
            accounts.setPassword(name, password, by(ctx));
            sessions.end(session -> session.user().equalsIgnoreCase(name));
        }
        users(ctx);
    }

    private void remove(Context ctx) throws HistoryException, RefusedException {
        String name = ctx.pathParam("name");
        accounts.remove(name, by(ctx));
        sessions.end(session -> session.user().equalsIgnoreCase(name));
        users(ctx);
    }

    private JsonNode tokens() throws HistoryException {
        return Answers.list(accounts.tokens().stream()
                .map(token -> Answers.object()
                        .put("name", token.name())
                        .put("scope", token.scope().key()))
                .toList());
    }

    /** The only answer in which the secret stands. */
    private void issue(Context ctx) throws HistoryException, RefusedException {
        Body body = Body.of(ctx);
        Right scope = body.word("scope", Right.class, Right::key);
        String secret = "airkeeper_" + Secrets.random();
        accounts.issue(new Accounts.Token(body.text("name"), scope, Secrets.hash(secret)), by(ctx));
        ObjectNode json = Answers.object().put("name", body.text("name")).put("scope", scope.key());
        RoomRoutes.live(ctx, json.put("token", secret));
    }

    private void revoke(Context ctx) throws HistoryException, RefusedException {
        accounts.revoke(ctx.pathParam("name"), by(ctx));
        RoomRoutes.live(ctx, tokens());
    }

    private void changes(Context ctx) throws HistoryException {
        List<ObjectNode> changes = choices.changes().stream()
                .map(change -> Answers.object()
                        .put("time", change.time() == null ? null : Answers.time(Instant.ofEpochMilli(change.time())))
                        .put("by", change.by())
                        .put("what", change.what()))
                .toList();
        RoomRoutes.live(ctx, Answers.list(changes));
    }
}
