package airkeeper.dashboard.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Finds out whether a file is damaged, and sets one that is aside, so that a new history can be begun. */
final class Damage {
    private static final String ASIDE = ".damaged-";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    /** Reading so much takes a second or two from an SD card; of a larger file only its newest part is read at the start. */
    private static final long CHECKED = 64 << 20;

    private static final int HEADER = 16;

    private Damage() {}

    /** An {@link SQLException} tells what is damaged. */
    static void check(Path file, Connection connection) throws SQLException, IOException {
        if (Files.size(file) > CHECKED) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!found.getString(1).equals("ok")) {
                throw new SQLiteException(found.getString(1), SQLiteErrorCode.SQLITE_CORRUPT);
            }
        }
    }

    /** Whether opening failed because the file was a history and is damaged; what never was one is not this program's. */
    static boolean shows(SQLException e, Path file) throws IOException {
        int code = e instanceof SQLiteException known ? known.getResultCode().code & 0xff : 0;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code
                || (code == SQLiteErrorCode.SQLITE_NOTADB.code && isZero(file));
    }

    /** A power cut may leave zeros where the beginning was. */
    private static boolean isZero(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (byte each : in.readNBytes(HEADER)) {
                if (each != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Gives the file and its log another name, with the time at which it was written last. */
    static Path setAside(Path file) throws IOException {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        Path aside = beside(file, ASIDE + STAMP.format(written));
        for (int next = 2; Files.exists(aside); next++) {
            aside = beside(file, ASIDE + STAMP.format(written) + "-" + next);
        }
        for (String part : List.of("-wal", "-shm")) {
            if (Files.exists(beside(file, part))) {
                Files.move(beside(file, part), beside(aside, part));
            }
        }
        Files.move(file, aside);
        return aside;
    }

    /** A sentence for as long as a file that was set aside lies there; null: there is none. */
    static @Nullable String told(Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        String begin = whole.getFileName() + ASIDE;
        try (Stream<Path> files = Files.list(whole.resolveSibling("."))) {
            String names = files.map(each -> each.getFileName().toString())
                    .filter(name -> name.startsWith(begin) && !name.endsWith("-wal") && !name.endsWith("-shm"))
                    .sorted()
                    .collect(Collectors.joining(", "));
            return names.isEmpty()
                    ? null
                    : "The history was damaged; it was set aside as " + names + " beside " + whole
                            + ", and a new one was begun. \"sqlite3 " + names.split(",", 2)[0]
                            + " .recover\" may get most of it back; move it away when that is done.";
        }
    }

    static Path beside(Path file, String more) {
        return file.resolveSibling(file.getFileName() + more);
    }
}
