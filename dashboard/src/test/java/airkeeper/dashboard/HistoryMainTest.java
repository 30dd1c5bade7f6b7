package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.postgres.TestServer;
import airkeeper.dashboard.sqlite.SqliteHistory;
import airkeeper.dashboard.terminal.Terminal;
import airkeeper.wire.Decision;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Reason;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.time.HandTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** airkeeper-history as a person uses it, on real files. */
class HistoryMainTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String TABLE = """
            time,room,sensor,co2_ppm,temperature_c,humidity_rh,pm1_ug_m3,pm25_ug_m3,pm10_ug_m3,pressure_hpa,voc_index,nox_index,quality,stamp,seq
            2026-11-21T12:00:00Z,attic,sps30,500,,,,,,,,,ok,node,7
            2026-11-21T12:00:00Z,kitchen,scd41,812.5,,,,,,,,,ok,node,7
            2026-11-21T12:00:30Z,kitchen,scd41,820,,,,,,,,,ok,node,7
            """.replace("\n", "\r\n");

    @TempDir
    private Path folder;

    private Path file;
    private String said = "";
    private String written = "";

    @BeforeEach
    void remember() throws HistoryException {
        file = folder.resolve("airkeeper.db");
        try (History history = new SqliteHistory(file)) {
            history.open();
            history.add(List.of(
                    measured("attic/sps30", NOON, 500),
                    measured("kitchen/scd41", NOON, 812.5),
                    measured("kitchen/scd41", NOON.plusSeconds(30), 820),
                    new Entry.Decided(
                            PurifierId.of("kitchen/fan"), new Decision(NOON, Power.ON, true, Reason.TOO_HIGH, "high")),
                    new Entry.Noted(
                            NOON.plusSeconds(9), new Room("cellar"), Entry.Kind.MISSED, "sps30", "5 are lost.")));
        }
    }

    private static Entry.Measured measured(String sensor, Instant time, double co2) {
        return new Entry.Measured(
                SensorId.of(sensor), new Reading(time, 7, Map.of(Quantity.CO2, co2), Quality.OK), Entry.Stamp.NODE);
    }

    private int run(String... words) {
        return run("", Map.of("AIRKEEPER_HISTORY_FILE", file.toString()), words);
    }

    private int run(String in, Map<String, String> environment, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream people = new ByteArrayOutputStream();
        int code = new Terminal(
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                        out,
                        new PrintStream(people, true, StandardCharsets.UTF_8),
                        HandTime.at("2026-11-21T12:05:00Z"),
                        (settings, address) -> HistoryMain.place(settings, address, environment))
                .run(words);
        written = out.toString(StandardCharsets.UTF_8);
        said = people.toString(StandardCharsets.UTF_8);
        return code;
    }

    @Test
    void exportsToAProgramOrAFile() throws IOException {
        assertThat(run("export")).isZero();
        assertThat(written).isEqualTo(TABLE);
        assertThat(said).isEqualTo("Wrote 3 readings in 1 s.\n");

        Path table = folder.resolve("air.csv");
        assertThat(run("export", table.toString())).isZero();
        assertThat(table).hasContent(TABLE);
        assertThat(run("export", table.toString())).isEqualTo(1);
        assertThat(said).isEqualTo("airkeeper-history: there is a file already at " + table + "; name another one.\n");
        assertThat(table).hasContent(TABLE);
    }

    @Test
    void exportsOnlyWhatIsAskedFor() {
        run("export", "--room", "kitchen", "--sensor", "scd41", "--from", "2026-11-21T12:00:01Z", "--to", "2026-11-22");
        assertThat(written.lines().skip(1)).containsExactly("2026-11-21T12:00:30Z,kitchen,scd41,820,,,,,,,,,ok,node,7");
        assertThat(run("export", "--room", "kitchn")).isEqualTo(64);
        assertThat(said)
                .isEqualTo("airkeeper-history: expected one of attic, kitchen after --room, found \"kitchn\".\n");
    }

    @Test
    void exportsWhatHappened() {
        assertThat(run("export", "--events")).isZero();
        assertThat(written).isEqualTo("""
                time,room,kind,subject,power,changed,reason,text\r
                2026-11-21T12:00:00Z,kitchen,decision,fan,on,yes,too-high,high\r
                2026-11-21T12:00:09Z,cellar,missed,sps30,,,,5 are lost.\r
                """);
    }

    @Test
    void exportsForInflux() {
        assertThat(run("influx", "--room", "attic")).isZero();
        assertThat(written).isEqualTo("air,quality=ok,room=attic,sensor=sps30 co2=500,seq=7i 1795262400000000000\n");
        assertThat(run("influx", "--events", "--room", "cellar")).isZero();
        assertThat(written).isEqualTo("missed,room=cellar,subject=sps30 text=\"5 are lost.\" 1795262409000000000\n");
    }

    @Test
    void importsWhatWasExported() throws HistoryException {
        Path other = folder.resolve("other.db");
        assertThat(run(TABLE, Map.of(), "import", "--history", other.toString()))
                .isZero();
        assertThat(said).isEqualTo("Added 3 readings in 1 s; what was there already stays once.\n");
        assertThat(run(TABLE, Map.of(), "import", "--history", other.toString()))
                .isZero();
        assertThat(run("export", "--history", other.toString())).isZero();
        assertThat(written).isEqualTo(TABLE);
    }

    @Test
    void namesTheLinesThatItCannotReadAndImportsTheOthers() {
        String other = folder.resolve("other.db").toString();
        String table = """
                sensor,room,time,co2
                scd41,kitchen,2026-11-21T12:00:00Z,812
                scd41,kitchen,noon,812

                "scd41,kitchen,2026-11-21T12:00:00Z,812
                scd41,kitchen,2026-11-21T12:00:30Z,820
                """;
        assertThat(run(table, Map.of(), "import", "--history", other)).isEqualTo(1);
        assertThat(said).isEqualTo("""
                line 3: expected a time such as 2026-11-21T12:00:00Z, found "noon"
                line 5: expected a closing quote for the one in column 1, found none
                2 of 6 lines could not be read.
                Added 2 readings in 1 s; what was there already stays once.
                """);
        run("export", "--history", other);
        assertThat(written.lines().skip(1))
                .containsExactly(
                        "2026-11-21T12:00:00Z,kitchen,scd41,812,,,,,,,,,ok,node,0",
                        "2026-11-21T12:00:30Z,kitchen,scd41,820,,,,,,,,,ok,node,0");
    }

    @Test
    void importsNothingIfAskedAndALineIsWrong() throws IOException {
        Path other = folder.resolve("other.db");
        Path table = Files.writeString(folder.resolve("air.csv"), TABLE + "and so on");
        assertThat(run("import", "--all-or-none", "--history", other.toString(), table.toString()))
                .isEqualTo(1);
        assertThat(said).isEqualTo("""
                line 5: expected 15 fields, as the first line has, found 1
                1 of 5 lines could not be read.
                Nothing was added.
                """);
        assertThat(other).doesNotExist();
        Files.writeString(table, TABLE);
        assertThat(run("import", "--all-or-none", "--history", other.toString(), table.toString()))
                .isZero();
        assertThat(other).exists();
    }

    @Test
    void manyWrongLinesAreCountedAndFewShown() {
        String table = "time,room,sensor,co2\n" + "x\n".repeat(5_000);
        assertThat(run(
                        table,
                        Map.of(),
                        "import",
                        "--history",
                        folder.resolve("other.db").toString()))
                .isEqualTo(1);
        assertThat(said.lines()).hasSize(23).contains("5,000 of 5,001 lines could not be read.");
    }

    @Test
    void copiesReadingsAndEventsAndMayBeAskedAgain() throws HistoryException {
        String other = folder.resolve("other.db").toString();
        assertThat(run("copy", file.toString(), other)).isZero();
        assertThat(run("copy", file.toString(), other)).isZero();
        assertThat(said).isEqualTo("""
                Copied 2 events in 1 s.
                Copied 3 readings in 1 s.
                Copied 0 slots of earlier readings in 1 s.
                All of %s is in %s.
                """.formatted(file, other));
        try (History from = new SqliteHistory(file);
                History to = new SqliteHistory(Path.of(other))) {
            from.open();
            to.open();
            assertThat(all(to)).isEqualTo(all(from)).hasSize(5);
        }
    }

    @Test
    void copiesAFileIntoADatabaseAndBack() {
        URI database = TestServer.database();
        String server = database.toString().replace("//", "//postgres@");
        assertThat(run("copy", file.toString(), server)).isZero();
        assertThat(run("copy", file.toString(), server)).isZero();
        assertThat(said).isEqualTo("""
                Copied 2 events in 1 s.
                Copied 3 readings in 1 s.
                Copied 0 slots of earlier readings in 1 s.
                All of %s is in %s.
                """.formatted(file, database));
        Path back = folder.resolve("back.db");
        assertThat(run("copy", server, "--history", back.toString())).isZero();
        run("export", "--history", back.toString());
        assertThat(written).isEqualTo(TABLE);
        run("export", "--events", "--history", server);
        String events = written;
        run("export", "--events");
        assertThat(events).isEqualTo(written);
        assertThat(run("backup", folder + "/air.dump", "--history", server)).isEqualTo(1);
        assertThat(said)
                .isEqualTo("airkeeper-history: a database is backed up with PostgreSQL's own program: pg_dump -Fc -f "
                        + folder + "/air.dump " + database + ".\n");
    }

    private static List<Entry> all(History history) throws HistoryException {
        List<Entry> found = new ArrayList<>();
        history.readings(sensor -> true, Span.ALL, found::add);
        history.events(Span.ALL, found::add);
        return found;
    }

    @Test
    void showsWhatItHolds() {
        assertThat(run("show")).isZero();
        assertThat(written.lines()).first().asString().startsWith(file + ": ").endsWith(" kB");
        assertThat(written)
                .contains("2026-11-21T12:00:00Z to 2026-11-21T12:00:00Z\n")
                .endsWith("""
                          attic/sps30: newest reading 2026-11-21T12:00:00Z (5 min ago)
                          kitchen/scd41: newest reading 2026-11-21T12:00:30Z (4 min ago)
                        """);
    }

    @Test
    void foreseesHowLargeItGets() throws HistoryException {
        try (History history = new SqliteHistory(file)) {
            history.open();
            history.add(List.of(measured("kitchen/scd41", NOON.minusSeconds(3 * 86_400), 500)));
        }
        assertThat(run("show")).isZero();
        assertThat(written.lines())
                .first()
                .asString()
                .matches("\\Q" + file + "\\E: \\d+ kB; at this pace 1(\\.\\d)? MB by 2036");
        assertThat(run(
                        "",
                        Map.of(
                                "AIRKEEPER_HISTORY_FILE",
                                file.toString(),
                                "AIRKEEPER_HISTORY_KEEP_READINGS",
                                "for ever",
                                "AIRKEEPER_HISTORY_KEEP_FIVE_MINUTES",
                                "for ever"),
                        "show"))
                .isZero();
        assertThat(written.lines())
                .first()
                .asString()
                .matches("\\Q" + file + "\\E: \\d+ kB; at this pace [23]\\d MB by 2036");
    }

    @Test
    void aReaderThatLeavesEndsTheExport() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ByteArrayOutputStream people = new ByteArrayOutputStream();
        int code = new Terminal(
                        new ByteArrayInputStream(new byte[0]),
                        broken,
                        new PrintStream(people, true, StandardCharsets.UTF_8),
                        HandTime.at("2026-11-21T12:05:00Z"),
                        (settings, address) -> HistoryMain.place(settings, address, Map.of()))
                .run("export", "--history", file.toString());
        assertThat(code).isEqualTo(1);
        assertThat(people.toString(StandardCharsets.UTF_8))
                .isEqualTo("airkeeper-history: reading or writing failed: Broken pipe.\n");
    }

    @Test
    void helps() {
        assertThat(run("export", "--help")).isZero();
        assertThat(written)
                .startsWith("Usage: airkeeper-history COMMAND [OPTION]...\n")
                .contains("  copy FROM [TO] ");
        assertThat(said).isEmpty();
    }

    @Test
    void wrongSettingsAreASentence() {
        assertThat(run("", Map.of("AIRKEEPER_WEB_PORT", "70000"), "show")).isEqualTo(78);
        assertThat(said)
                .isEqualTo("airkeeper-history: there is a mistake in the settings:"
                        + " the environment: AIRKEEPER_WEB_PORT: expected 0 to 65535, found 70000\n");
    }

    @Test
    void whatIsNotThereIsASentence() {
        Path missing = folder.resolve("missing.db");
        for (String[] words : Arrays.asList(
                new String[] {"show"}, new String[] {"export"}, new String[] {"backup", folder + "/backup.db"})) {
            assertThat(run("", Map.of("AIRKEEPER_HISTORY_FILE", missing.toString()), words))
                    .isEqualTo(1);
            assertThat(said).isEqualTo("airkeeper-history: there is no history at " + missing + ".\n");
            assertThat(missing).doesNotExist();
        }
        assertThat(run("import", folder + "/missing.csv")).isEqualTo(1);
        assertThat(said).isEqualTo("airkeeper-history: there is no " + folder + "/missing.csv.\n");
    }
}
