package airkeeper.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.sensor.Journal.Kept;
import airkeeper.wire.NodeId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Resend;
import airkeeper.wire.SensorId;
import airkeeper.wire.time.HandTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands on the disk after whatever happened to it. */
class JournalTest {
    private static final NodeId NODE = new NodeId("pi-kitchen");
    private static final SensorId KITCHEN = SensorId.of("kitchen/scd41");
    private static final SensorId HALL = SensorId.of("hall/s8");
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    private final Path state;
    private final Path files;

    JournalTest(@TempDir Path state) {
        this.state = state;
        this.files = state.resolve("pi-kitchen.journal");
    }

    @Test
    void isTextThatPeopleCanRead() throws Exception {
        Journal journal = opened();
        measure(journal, HALL, 1);
        said(journal, KITCHEN, 2);
        journal.write();

        assertThat(Files.readString(files.resolve("000001.log"))).isEqualTo("""
                batch ce2ca4d1 285 2026-11-21T10:01:30Z
                hall/s8 next 1 unsaid 0
                kitchen/scd41 next 2 unsaid -
                hall/s8 {"time":"2026-11-21T10:00:00Z","seq":0,"co2":400,"quality":"ok"}
                kitchen/scd41 {"time":"2026-11-21T10:00:30Z","seq":0,"co2":400,"quality":"ok"}
                kitchen/scd41 {"time":"2026-11-21T10:01:00Z","seq":1,"co2":401,"quality":"ok"}
                """);
    }

    @Test
    void writesNothingWhenNothingIsNew() throws Exception {
        Journal journal = opened();
        said(journal, KITCHEN, 2);
        journal.write();
        long before = Files.size(files.resolve("000001.log"));
        journal.write();
        journal.close();
        journal.close();

        assertThat(files.resolve("000001.log")).hasSize(before);
    }

    /** Places at which a power cut can tear the last batch, and bytes of it that can be wrong. */
    @Test
    void aBatchThatIsTornOrWrongIsCutOffAndThoseBeforeItAreWhole() throws Exception {
        Journal journal = opened();
        measure(journal, KITCHEN, 3);
        journal.write();
        Path file = files.resolve("000001.log");
        int whole = (int) Files.size(file);
        measure(journal, KITCHEN, 2);
        journal.write();
        byte[] bytes = Files.readAllBytes(file);
        List<byte[]> damages = new ArrayList<>();
        for (int length = whole; length < bytes.length; length += 3) {
            damages.add(Arrays.copyOf(bytes, length));
            byte[] wrong = bytes.clone();
            wrong[length] ^= 1;
            damages.add(wrong);
        }
        for (byte[] damaged : damages) {
            Files.write(file, damaged);
            try (Printed printed = new Printed()) {
                Journal after = opened();

                assertThat(unsaid(after)).containsExactly(0L, 1L, 2L);
                int torn = damaged.length - whole;
                assertThat(printed.with("cut off"))
                        .isEqualTo(
                                torn == 0
                                        ? List.of()
                                        : List.of(file + " ended in " + torn + " bytes of a batch that was not"
                                                + " written whole, as a power cut leaves it; they were cut off."));
            }
            assertThat(file).hasSize(whole);
        }
    }

    @Test
    void aFileThatDoesNotEvenBeginIsDeletedAndTheOneBeforeItHolds() throws Exception {
        Journal journal = opened();
        measure(journal, KITCHEN, 2);
        journal.write();
        Path torn = Files.writeString(files.resolve("000002.log"), "batch 00");
        try (Printed printed = new Printed()) {
            Journal after = opened();

            assertThat(unsaid(after)).containsExactly(0L, 1L);
            assertThat(torn).doesNotExist();
            assertThat(printed.with("deleted"))
                    .containsExactly(
                            torn + " does not begin with a whole batch, as a power cut leaves it; it is deleted.");
        }
    }

    @Test
    void whatIsBehindADamageInAnOlderFileIsSaidToBeUnreadable() throws Exception {
        Journal journal = opened();
        measure(journal, KITCHEN, 3);
        journal.write();
        Path file = files.resolve("000001.log");
        long good = Files.size(file);
        measure(journal, KITCHEN, 3);
        journal.write();
        Files.write(file, new byte[] {'x'}, StandardOpenOption.APPEND);
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) good + 100] ^= 1;
        Files.write(file, bytes);
        try (Printed printed = new Printed()) {
            journal.again(KITCHEN, new Resend(0, 5));

            assertThat(unsaid(journal)).containsExactly(0L, 1L, 2L);
            assertThat(printed.with("no whole batch"))
                    .containsExactly(
                            file + " holds no whole batch from byte " + good + " on; what stands there is not read.");
        }
    }

    @Test
    void aFileIsADayAndThirtyAreKeptBesidesTheLast() throws Exception {
        Journal journal = opened();
        for (int third = 0; third < 3 * 35; third++) {
            said(journal, KITCHEN, 1);
            time.advance(Duration.ofHours(8).minus(INTERVAL));
            journal.write();
        }

        assertThat(names()).startsWith("000005.log").endsWith("000035.log");
        journal.again(KITCHEN, new Resend(0, 99));
        assertThat(unsaid(journal))
                .containsExactlyElementsOf(LongStream.range(12, 100).boxed().toList());
    }

    @Test
    void aClockThatLeapsMakesNothingOld() throws Exception {
        Journal journal = opened();
        for (String leap : new String[] {"2026-11-22T10:00:00Z", "2036-01-01T00:00:00Z", "2026-11-23T10:00:00Z"}) {
            said(journal, KITCHEN, 1);
            journal.write();
            time.setWall(Instant.parse(leap));
        }
        said(journal, KITCHEN, 1);
        journal.write();
        assertThat(names()).hasSize(4);

        journal = opened();
        journal.again(KITCHEN, new Resend(0, 3));
        assertThat(unsaid(journal)).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void staysWithinItsSizeAndSaysHowManyOfTheOldestGo() throws Exception {
        try (Printed printed = new Printed()) {
            Journal journal =
                    new Journal(state, NODE, new JournalSettings(Duration.ofDays(30), 1, Duration.ofMinutes(5)));
            journal.open(time);
            for (int batch = 0; batch < 150; batch++) {
                measure(journal, KITCHEN, 100);
                journal.write();
                assertThat(size()).isLessThan(1_000_000 + 62_500);
            }
            List<Long> left = unsaid(journal);

            assertThat(left).hasSizeBetween(10_000, 12_000).endsWith(14_999L);
            long gone = left.getFirst();
            assertThat(printed.with("given up").getFirst())
                    .isEqualTo(files + " has more than the 1 MB that journal.megabytes allows: its oldest 700 readings,"
                            + " since 2026-11-21T10:50:00Z, are given up, of which 700 were never said.");
            assertThat(printed.with("given up")).hasSize((int) gone / 700);
        }
    }

    @Test
    void aKillBetweenTwoBatchesLosesOnlyWhatWasNotWritten() throws Exception {
        Random random = new Random(20_261_121);
        List<Long> written = new ArrayList<>();
        List<Long> pending = new ArrayList<>();
        Journal journal = opened();
        for (int i = 0; i < 1_000; i++) {
            switch (random.nextInt(20)) {
                case 0 -> {
                    journal = opened();
                    pending.clear();
                }
                case 1 -> {
                    journal.write();
                    written.addAll(pending);
                    pending.clear();
                }
                default -> pending.add(measure(journal, KITCHEN, 1));
            }
        }

        assertThat(unsaid(opened())).isEqualTo(written);
    }

    @Test
    void aDirectoryThatCannotBeReadAtTheStartIsTakenUpLater() throws Exception {
        Journal before = opened();
        measure(before, KITCHEN, 2);
        before.write();
        Path aside = Files.move(files, state.resolve("aside"));
        Files.writeString(files, "a file where a directory should be");
        try (Printed printed = new Printed()) {
            Journal journal = opened();
            measure(journal, KITCHEN, 1);
            journal.write();
            Files.delete(files);
            Files.move(aside, files);
            journal.write();

            assertThat(unsaid(journal)).containsExactly(0L, 1L, 1_000L);
            assertThat(names()).containsExactly("000001.log");
            assertThat(printed.with(files.toString()))
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith(files + " cannot be read (java.nio.file.FileAlreadyExistsException: " + files + ");");
            assertThat(printed.with("again")).containsExactly(files + " can be written again.");
        }
    }

    @Test
    void readingsWithoutATimeWaitForASetClock() throws Exception {
        time.unsetWall();
        Journal journal = opened();
        journal.remember(new Kept(KITCHEN, reading(null, journal.number(KITCHEN)), time.steady()));
        time.advance(Duration.ofMinutes(5));
        journal.write();
        assertThat(names()).isEmpty();

        time.setWall(Instant.parse("2026-11-21T12:05:00Z"));
        journal.write();
        assertThat(next(opened()).reading().time()).isEqualTo("2026-11-21T12:00:00Z");
    }

    @Test
    void goesOnFromItsOwnNumbersWhenTheirFileIsLost() throws Exception {
        Journal journal = opened();
        measure(journal, KITCHEN, 3);
        journal.close();
        Files.delete(state.resolve("pi-kitchen.numbers"));

        assertThat(opened().number(KITCHEN)).isEqualTo(3);
    }

    private Journal opened() {
        Journal journal = new Journal(state, NODE);
        journal.open(time);
        return journal;
    }

    /** Measures so often, 30 s apart; the last number. */
    private long measure(Journal journal, SensorId sensor, int times) {
        long seq = 0;
        for (int i = 0; i < times; i++) {
            seq = journal.number(sensor);
            journal.remember(new Kept(sensor, reading(time.wall(), seq), time.steady()));
            journal.unsaid(sensor, seq);
            time.advance(INTERVAL);
        }
        return seq;
    }

    private void said(Journal journal, SensorId sensor, int times) {
        for (int i = 0; i < times; i++) {
            journal.said(sensor, measure(journal, sensor, 1));
        }
    }

    private static Reading reading(@Nullable Instant at, long seq) {
        return new Reading(at, seq, Map.of(Quantity.CO2, 400.0 + seq % 1_000), Quality.OK);
    }

    private static Kept next(Journal journal) {
        return journal.nextUnsaid().orElseThrow();
    }

    private static List<Long> unsaid(Journal journal) {
        List<Long> numbers = new ArrayList<>();
        for (Optional<Kept> next = journal.nextUnsaid(); next.isPresent(); next = journal.nextUnsaid()) {
            numbers.add(next.get().reading().seq());
            journal.said(KITCHEN, next.get().reading().seq());
        }
        return numbers;
    }

    private List<String> names() throws IOException {
        if (Files.notExists(files)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(files)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private long size() throws IOException {
        try (Stream<Path> all = Files.list(files)) {
            return all.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
