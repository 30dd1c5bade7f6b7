package airkeeper.dashboard.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Keep;
import airkeeper.dashboard.Series;
import airkeeper.dashboard.Span;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A database of an earlier version is brought up to date and answers as it did. */
class MigrationsTest {
    private static final Instant T = Instant.parse("2026-07-06T00:00:00Z");

    private final URI database = TestServer.database();

    @Test
    void version1SumsItsDaysUpInTens() throws IOException, HistoryException {
        try (InputStream version1 =
                Objects.requireNonNull(Migrations.class.getResourceAsStream("/migrations-postgres/001.sql"))) {
            TestServer.run(database, new String(version1.readAllBytes(), StandardCharsets.UTF_8));
        }
        TestServer.run(database, """
                CREATE TABLE airkeeper (version integer NOT NULL);
                INSERT INTO airkeeper VALUES (1);
                INSERT INTO sensor (room, name) VALUES ('kitchen', 'scd41');
                UPDATE progress SET rolled = '2026-08-04 00:05:00+00';
                INSERT INTO rollup_1d (sensor, quantity, slot, count, min, sum, max)
                SELECT 1, 0, timestamptz '2026-07-06 00:00:00+00' + i * interval '1 day', 10, 4000 + i, 50000, 9000 + i
                FROM generate_series(0, 28) i""");
        try (History history = new PostgresHistory(database, TestServer.USER, null, Keep.USUAL)) {
            history.open();
            Series series = history.series(
                    new Room("kitchen"), null, Quantity.CO2, new Span(T, T.plus(Duration.ofDays(30))), 3);

            assertThat(series.stepSeconds()).isEqualTo(864_000);
            assertThat(IntStream.range(0, 3).map(series::count)).containsExactly(100, 100, 90);
            assertThat(series.min(1)).isEqualTo(401);
            assertThat(series.mean(1)).isEqualTo(500);
            assertThat(series.max(1)).isEqualTo(901.9);
        }
        assertThat(TestServer.rows(database, "SELECT slot, count FROM rollup_10d ORDER BY slot"))
                .containsExactly("2026-07-06 00:00:00+00 100", "2026-07-16 00:00:00+00 100");
    }
}
