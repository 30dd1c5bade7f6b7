package airkeeper.dashboard.web;

import io.javalin.http.HttpStatus;

/** A request that is answered with a problem; its message is the {@code detail}, a sentence that a person can act on. */
public final class ProblemException extends RuntimeException {
    private final transient HttpStatus status;

    public ProblemException(HttpStatus status, String detail) {
        super(detail);
        this.status = status;
    }

    /** A parameter that cannot be as it is: 400. */
    static ProblemException parameter(String name, String expected, String found) {
        return new ProblemException(HttpStatus.BAD_REQUEST, name + ": expected " + expected + ", found " + found);
    }

    public HttpStatus status() {
        return status;
    }
}
