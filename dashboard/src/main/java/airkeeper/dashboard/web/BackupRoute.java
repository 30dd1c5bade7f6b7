package airkeeper.dashboard.web;

import airkeeper.dashboard.Backups;
import airkeeper.dashboard.HistoryException;
import airkeeper.wire.Shown;
import airkeeper.wire.time.Time;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a backup when a program on this machine asks for one.
 *
 * <p>Nobody else may: not another machine, not one behind a proxy on this machine that says so, and no page in a browser, which
 * could be anybody's.
 */
public final class BackupRoute {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    /** A browser sends the first two with what a page asks for, a proxy the others with what it passes on. */
    private static final Set<String> NOT_OURS =
            Set.of("Origin", "Sec-Fetch-Site", "X-Forwarded-For", "Forwarded", "Via");

    private final @Nullable Backups backups;
    private final Time time;

    /**
     * A route that is refused as long as there is no folder.
     *
     * @param backups null: there is none
     */
    public BackupRoute(@Nullable Backups backups, Time time) {
        this.backups = backups;
        this.time = time;
    }

    public void on(JavalinConfig config) {
        config.routes.post("/api/v1/backup", this::write);
    }

    private void write(Context ctx) throws HistoryException, IOException {
        check(ctx);
        if (backups == null) {
            throw new ProblemException(
                    HttpStatus.CONFLICT, "there is no folder for backups; set history.backups to one, and start again");
        }
        Instant now = time.wall();
        if (now == null) {
            throw new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "the clock of this dashboard was never set, and backups are named after their time: wait until it has heard a time server");
        }
        Path file = backups.write(now);
        ctx.status(HttpStatus.CREATED);
        RoomRoutes.live(
                ctx,
                Answers.object().put("file", file.toAbsolutePath().toString()).put("bytes", Files.size(file)));
    }

    private static void check(Context ctx) {
        String host = String.valueOf(ctx.host()).replaceFirst(":\\d+$", "");
        String foreign = NOT_OURS.stream()
                .filter(name -> ctx.header(name) != null)
                .findFirst()
                .orElse(null);
        if (!fromHere(ctx.ip()) || !LOOPBACK.contains(host) || foreign != null) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "expected a program on the dashboard's own machine that asks for localhost, found "
                            + (foreign == null
                                    ? "one at " + ctx.ip() + " that asks for " + Shown.quoted(host)
                                    : "a browser or proxy (" + foreign + ")"));
        }
    }

    private static boolean fromHere(String address) {
        try {
            // an address, not a name: nobody is asked
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
