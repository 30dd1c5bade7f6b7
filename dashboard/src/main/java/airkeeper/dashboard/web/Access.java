package airkeeper.dashboard.web;

import airkeeper.dashboard.Right;
import io.javalin.security.RouteRole;
import org.jspecify.annotations.Nullable;

/** What a route asks of those who use it. One that says nothing lets those look who may look, and changes need an admin. */
public enum Access implements RouteRole {
    ANYONE(null),
    LOOK(Right.LOOK),
    ORDER(Right.ORDER),
    ADMIN(Right.ADMIN);

    private final @Nullable Right right;

    Access(@Nullable Right right) {
        this.right = right;
    }

    /** Null: none is needed. */
    @Nullable
    Right right() {
        return right;
    }
}
