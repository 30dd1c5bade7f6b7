package airkeeper.dashboard.page;

import static airkeeper.dashboard.page.Household.NOW;

import airkeeper.dashboard.Entry;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.sqlite.SqliteHistory;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** 500 rooms in two buildings with five floors each, of which 12 have poor air, 40 fair, and 3 were last heard 25 minutes ago. */
final class School {
    static final int ROOMS = 500;
    private static final int POOR = 12;
    private static final int FAIR = 40;
    private static final int SILENT = 3;
    private static final int READINGS = 12;
    private static final Duration APART = Duration.ofMinutes(1);
    private static final Duration SILENCE = Duration.ofMinutes(25);

    private School() {}

    /** Fills a history in a folder, for a site to open at {@link Household#NOW}. */
    static void remember(Path folder) throws HistoryException {
        try (SqliteHistory history = new SqliteHistory(folder.resolve("airkeeper.db"))) {
            history.open();
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < READINGS; i++) {
                for (int room = 0; room < ROOMS; room++) {
                    Instant at = end(room).minus(APART.multipliedBy(READINGS - 1L - i));
                    entries.add(new Entry.Measured(sensor(room), reading(at, i, co2(room)), Entry.Stamp.NODE));
                }
            }
            history.add(entries);
            history.keep("places", places());
        }
    }

    /** The sensor of a room from 0 to 499. */
    static SensorId sensor(int room) {
        return SensorId.of("room-" + (1000 + room) + "/scd41");
    }

    static Reading reading(Instant at, int seq, double co2) {
        return new Reading(at, seq, Map.of(Quantity.CO2, co2), Quality.OK);
    }

    /** Rooms 3 to 14 are poor, 15 to 54 fair. */
    private static double co2(int room) {
        if (room < SILENT) {
            return 650;
        }
        if (room < SILENT + POOR) {
            return 1500 + 10 * room;
        }
        return room < SILENT + POOR + FAIR ? 900 + room : 500 + room % 7 * 20;
    }

    private static Instant end(int room) {
        return NOW.minus(room < SILENT ? SILENCE : Duration.ofSeconds(20));
    }

    /** Even rooms are in the main building; the 8th has a name, as a person writes it. */
    private static String places() {
        List<String> each = new ArrayList<>();
        for (int room = 0; room < ROOMS; room++) {
            each.add("{\"room\":\"%s\",\"place\":{\"name\":%s,\"building\":\"%s\",\"floor\":\"%d\"}}"
                    .formatted(
                            sensor(room).room().name(),
                            room == 8 ? "\"Küche <b>2-04</b>\"" : null,
                            room % 2 == 0 ? "Main" : "Annex",
                            room % 10 / 2));
        }
        return "{\"each\":[" + String.join(",", each) + "]}";
    }
}
