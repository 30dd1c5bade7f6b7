package airkeeper.dashboard.web;

import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.RefusedException;
import airkeeper.wire.Shown;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers all that goes wrong as {@code application/problem+json} (RFC 9457). */
final class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static void on(JavalinConfig config) {
        config.router.javaLangErrorHandler((response, error) -> {
            log.error("A bug met a request; please report it with what follows.", error);
            response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.getCode());
        });
        on(config.routes);
    }

    private static void on(RoutesConfig routes) {
        routes.exception(ProblemException.class, Problems::answer);
        routes.exception(
                RefusedException.class, (e, ctx) -> answer(ctx, HttpStatus.CONFLICT, String.valueOf(e.getMessage())));
        routes.exception(
                HistoryException.class,
                (e, ctx) -> answer(ctx, HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage())));
        routes.exception(
                EofException.class,
                (_, ctx) -> answer(
                        ctx,
                        HttpStatus.BAD_REQUEST,
                        "the request broke off before all of its body was here; send it again"));
        routes.exception(HttpResponseException.class, (e, ctx) -> {
            HttpStatus status = HttpStatus.forStatus(e.getStatus());
            answer(
                    ctx,
                    status,
                    String.valueOf(status == HttpStatus.NOT_FOUND ? nothing(ctx).getMessage() : e.getMessage()));
        });
        routes.exception(Exception.class, (e, ctx) -> {
            log.error("A bug met {} {}; please report it with what follows.", ctx.method(), ctx.path(), e);
            answer(
                    ctx,
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    "this is a bug of the dashboard; its log says more, please report it");
        });
    }

    /** Nothing is to be found at this address. */
    static ProblemException nothing(Context ctx) {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "there is nothing at " + ctx.method() + " " + Shown.quoted(ctx.path()));
    }

    private static void answer(Context ctx, HttpStatus status, String detail) {
        answer(new ProblemException(status, detail), ctx);
    }

    private static void answer(ProblemException e, Context ctx) {
        if (ctx.res().isCommitted()) {
            return;
        }
        var problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", e.type());
        problem.put("title", e.status().getMessage());
        problem.put("status", e.status().getCode());
        problem.put("detail", e.getMessage());
        ctx.status(e.status()).header("Cache-Control", "no-store");
        if (e.status() == HttpStatus.UNAUTHORIZED) {
            // RFC 9110 wants a challenge; for this one browsers open no window of their own
            ctx.header("WWW-Authenticate", "Bearer realm=\"airkeeper\"");
        }
        ctx.result(problem.toString()).contentType("application/problem+json");
    }
}
