package airkeeper.dashboard.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** An answer that is not what was asked for, as RFC 9457 has it: {@code application/problem+json}. */
public final class Problem extends RuntimeException {
    private final HttpStatus status;

    /** {@code detail} is one sentence that a person can act on. */
    public Problem(HttpStatus status, String detail) {
        super(detail);
        this.status = status;
    }

    /** A parameter of the address is not what it should be. */
    static Problem parameter(String name, String expected, String found) {
        return new Problem(
                HttpStatus.BAD_REQUEST, "Parameter " + name + ": expected " + expected + ", found " + found + ".");
    }

    void answer(Context context) {
        context.status(status);
        context.contentType("application/problem+json");
        context.header("Cache-Control", "no-store");
        context.result(JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", status.getMessage())
                .put("status", status.getCode())
                .put("detail", getMessage())
                .toString());
    }
}
