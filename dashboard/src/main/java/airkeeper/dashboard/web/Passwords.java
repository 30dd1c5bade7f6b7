package airkeeper.dashboard.web;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.javalin.http.HttpStatus;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords by Argon2id (RFC 9106), so slowly that a stolen file does not tell them.
 *
 * <p>12 MiB, three rounds, one lane: one of the equally strong settings of OWASP's Password Storage Cheat Sheet, and the one
 * that a Pi with 512 MB can spare. One hashing at a time, so that a crowd of logins takes no more; the others wait.
 */
final class Passwords {
    static final int LEAST = 10;
    static final int MOST = 200;
    private static final int PATIENCE_S = 10;
    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(12_288, 3, 1, 32, Argon2.ID);
    /** Of no password; comparing with it takes as long as with a real one, so that who asks cannot tell by the time. */
    static final String NOBODY =
            "$argon2id$v=19$m=12288,t=3,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Semaphore turn = new Semaphore(1, true);

    /** The hash with its parameters and a salt of its own, {@code $argon2id$v=19$m=…}. */
    String hash(String password) {
        if (password.length() < LEAST || password.length() > MOST) {
            throw ProblemException.parameter(
                    "password", LEAST + " to " + MOST + " characters", password.length() + " of them");
        }
        return alone(
                () -> ARGON2ID.hash(password, Secrets.random().substring(0, 22)).getResult());
    }

    /** Whether a password is the one of this hash, by the parameters that stand in it. */
    boolean fits(String password, String hash) {
        return password.length() <= MOST
                && alone(() -> Argon2Function.getInstanceFromHash(hash).check(password, hash));
    }

    private <T> T alone(Supplier<T> work) {
        try {
            if (!turn.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE, "many are logging in at this moment; try again in a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "the dashboard is ending");
        }
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }
}
