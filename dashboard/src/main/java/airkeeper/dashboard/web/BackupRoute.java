package airkeeper.dashboard.web;

import airkeeper.dashboard.Backups;
import airkeeper.dashboard.HistoryException;
import airkeeper.wire.time.Time;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes a backup when an admin, or a program with an admin's token, asks for one. */
public final class BackupRoute {
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
        config.routes.post("/api/v1/backup", this::write, Access.ADMIN);
    }

    private void write(Context ctx) throws HistoryException, IOException {
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
}
