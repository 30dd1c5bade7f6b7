package airkeeper.dashboard.sqlite;

import airkeeper.dashboard.Holding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells how much of the file is what: the slots by their number, the readings by what is left. */
final class Shares {
    /** As measured, with the room that is free in their pages. */
    private static final int BYTES_PER_SLOT = 26;

    private final Path file;
    private final Connection connection;
    private final Memory memory;

    Shares(Path file, Connection connection, Memory memory) {
        this.file = file;
        this.connection = connection;
        this.memory = memory;
    }

    Holding holding() throws SQLException {
        Kept kept = Kept.read(connection);
        long summed = Rolled.read(connection).to(Columns.MOST_SENSORS - 1);
        List<Holding.Tier> tiers = new ArrayList<>();
        long left = number("SELECT (page_count - freelist_count) * page_size"
                + " FROM pragma_page_count, pragma_freelist_count, pragma_page_size");
        for (Tier tier : Tier.values()) {
            long bytes = number("SELECT slots FROM tier WHERE seconds = " + tier.seconds()) * BYTES_PER_SLOT;
            left -= bytes;
            tiers.add(share(tier.seconds(), bytes, kept, summed));
        }
        tiers.addFirst(share(0, Math.max(0, left), kept, memory.newest()));
        try {
            return new Holding(
                    size(file) + size(Damage.beside(file, "-wal")),
                    Files.getFileStore(file).getUsableSpace(),
                    tiers,
                    Damage.told(file));
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private Holding.Tier share(int seconds, long bytes, Kept kept, long to) {
        long from = Math.max(memory.oldest(), kept.from(seconds));
        @Nullable Instant none = null;
        return from > to || memory.seen().isEmpty()
                ? new Holding.Tier(Duration.ofSeconds(seconds), bytes, none, none)
                : new Holding.Tier(
                        Duration.ofSeconds(seconds), bytes, Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.getLong(1);
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
