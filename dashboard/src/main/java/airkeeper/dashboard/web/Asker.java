package airkeeper.dashboard.web;

import airkeeper.dashboard.Accounts;
import airkeeper.dashboard.Right;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: a user, a program with a token, or nobody in particular.
 *
 * @param name null: nobody in particular
 * @param right null: none of their own
 * @param session of a user; null for all others
 */
record Asker(@Nullable String name, @Nullable Right right, Sessions.@Nullable Session session) {
    static final Asker NOBODY = new Asker(null, null, null);
    private static final String ATTRIBUTE = "asker";

    static Asker of(Accounts.User user, Sessions.Session session) {
        return new Asker(user.name(), user.role().right(), session);
    }

    static Asker of(Accounts.Token token) {
        return new Asker("token " + token.name(), token.scope(), null);
    }

    /** Who asks in this request, as the gate found out. */
    static Asker of(Context ctx) {
        return Objects.requireNonNullElse(ctx.<Asker>attribute(ATTRIBUTE), NOBODY);
    }

    void enter(Context ctx) {
        ctx.attribute(ATTRIBUTE, this);
    }

    boolean may(Right wanted) {
        return right != null && right.covers(wanted);
    }

    /** The name for notes of what was changed; only those who have one may change something. */
    String signature() {
        return Objects.requireNonNull(name, "expected somebody with a name");
    }

    /** The name for the log. */
    String shown() {
        return name == null ? "Somebody" : name;
    }

    /** The session of a user; a problem for all others. */
    Sessions.Session ownSession() {
        if (session == null) {
            throw new ProblemException(HttpStatus.UNAUTHORIZED, "log in first");
        }
        return session;
    }
}
