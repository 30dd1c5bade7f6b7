package airkeeper.dashboard.web;

import airkeeper.dashboard.CsvReadings;
import airkeeper.dashboard.Entry;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Places;
import airkeeper.dashboard.Portions;
import airkeeper.dashboard.Span;
import airkeeper.wire.Room;
import airkeeper.wire.time.Time;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams readings as CSV, portion by portion: the memory does not grow with the span, and between two portions the history is
 * free, however slowly they are taken.
 */
final class ExportRoute {
    private static final Logger log = LoggerFactory.getLogger(ExportRoute.class);
    /** Each has a portion of about 1 MB in memory. */
    private static final int MOST_AT_ONCE = 8;

    private final History history;
    private final RoomRoutes rooms;
    private final Places places;
    private final Time time;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);

    ExportRoute(History history, RoomRoutes rooms, Places places, Time time) {
        this.history = history;
        this.rooms = rooms;
        this.places = places;
        this.time = time;
    }

    void on(RoutesConfig routes) {
        routes.get("/api/v1/export.csv", this::export);
    }

    private void export(Context ctx) throws HistoryException {
        Asked asked = new Asked(ctx);
        String room = asked.text("room");
        String sensor = asked.text("sensor");
        rooms.check(room, sensor);
        Span span = asked.span(time.wall());
        if (!free.tryAcquire()) {
            throw new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "already " + MOST_AT_ONCE
                            + " exports are running, which is the most at once; try again when one is done");
        }
        try {
            Portions<Entry.Measured> portions = Portions.ofReadings(
                    history,
                    id -> (room == null || room.equals(id.room().name()))
                            && (sensor == null || sensor.equals(id.name())),
                    span);
            // before anything is said, so that a lost disk is still a problem and not a broken table
            List<Entry.Measured> first = portions.next();
            FileName file = room == null ? FileName.CSV : FileName.csv(room, places.called(new Room(room)));
            ctx.header("Content-Disposition", file.asAttachment());
            stream(ctx, first, portions);
        } finally {
            free.release();
        }
    }

    private static void stream(Context ctx, List<Entry.Measured> first, Portions<Entry.Measured> portions) {
        ctx.contentType("text/csv; charset=utf-8; header=present").header("Cache-Control", "no-store");
        ctx.header("Vary", "Accept-Encoding");
        boolean zipped = Payload.accepts(ctx, "Accept-Encoding", "gzip");
        if (zipped) {
            ctx.header("Content-Encoding", "gzip");
        }
        try {
            OutputStream plain = ctx.res().getOutputStream();
            try (OutputStream out = zipped ? new FastGzip(plain) : plain) {
                write(ctx, out, first, portions);
            }
        } catch (IOException e) {
            log.debug("An export ended early: its reader has left, or was let go.", e);
        }
    }

    private static void write(
            Context ctx, OutputStream out, List<Entry.Measured> first, Portions<Entry.Measured> portions)
            throws IOException {
        try {
            write(out, first, portions);
        } catch (HistoryException e) {
            log.warn("An export broke off: {}.", e.getMessage());
            // half a table that ends in good order would pass for a whole one: the line is cut instead
            ServletContextRequest.getServletContextRequest(ctx.req())
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close();
        }
    }

    private static void write(OutputStream out, List<Entry.Measured> first, Portions<Entry.Measured> portions)
            throws IOException, HistoryException {
        StringBuilder lines = new StringBuilder(CsvReadings.header());
        for (List<Entry.Measured> portion = first; !portion.isEmpty(); portion = portions.next()) {
            portion.forEach(entry -> CsvReadings.append(lines, entry));
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            lines.setLength(0);
        }
        out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A Raspberry Pi compresses readings as fast as it reads them, at the lowest level: to a seventh. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 8_192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
