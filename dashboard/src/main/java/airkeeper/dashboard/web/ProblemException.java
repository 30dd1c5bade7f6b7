package airkeeper.dashboard.web;

import io.javalin.http.HttpStatus;

/** A request that is answered with a problem; its message is the {@code detail}, a sentence that a person can act on. */
public final class ProblemException extends RuntimeException {
    /** Says no more than the status does (RFC 9457, 4.2.1). */
    private static final String BLANK = "about:blank";

    private final transient HttpStatus status;
    private final String type;

    public ProblemException(HttpStatus status, String detail) {
        this(status, BLANK, detail);
    }

    /** {@code type} is a word for programs, where the status alone does not tell them what to do. */
    ProblemException(HttpStatus status, String type, String detail) {
        super(detail);
        this.status = status;
        this.type = type;
    }

    /** A parameter that cannot be as it is: 400. */
    static ProblemException parameter(String name, String expected, String found) {
        return new ProblemException(HttpStatus.BAD_REQUEST, name + ": expected " + expected + ", found " + found);
    }

    public HttpStatus status() {
        return status;
    }

    String type() {
        return type;
    }
}
