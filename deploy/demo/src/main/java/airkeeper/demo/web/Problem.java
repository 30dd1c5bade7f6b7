package airkeeper.demo.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Why a request is not done, in a sentence that a person can act on; said as RFC 9457 wants it. */
final class Problem extends Exception {
    private final HttpStatus status;

    Problem(HttpStatus status, String sentence) {
        super(sentence);
        this.status = status;
    }

    void answer(Context context) {
        context.status(status)
                .contentType("application/problem+json")
                .result(JsonNodeFactory.instance
                        .objectNode()
                        .put("title", status.getMessage())
                        .put("status", status.getCode())
                        .put("detail", getMessage())
                        .toString());
    }
}
