package airkeeper.sensor.replay;

import airkeeper.sensor.Measured;
import airkeeper.sensor.Repeat;
import airkeeper.sensor.ReportingSensor;
import airkeeper.sensor.SensorEntry.Recording;
import airkeeper.sensor.SensorException;
import airkeeper.sensor.Times;
import airkeeper.wire.SensorId;
import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says the rows of a recording, each once, in their order, at the pace at which they were recorded or faster.
 *
 * <p>A row is due when as much time has passed since the opening as between it and the first row, divided by the speed. Rows
 * that are no rows are left out, and said once. After a disk error it goes on behind the last row that it said.
 */
public final class ReplaySensor implements ReportingSensor {
    private static final Logger log = LoggerFactory.getLogger(ReplaySensor.class);
    /** So many rows that are due at once are said before others get their turn. */
    private static final int MOST_AT_ONCE = 100;

    private final SensorId id;
    private final Recording recording;
    private final Time time;

    private @Nullable CsvRows rows;
    private int turn;
    private int lastLine;
    private long wrongRows;
    private @Nullable Instant first;
    private @Nullable Instant last;
    private Duration gap = Duration.ZERO;
    private Duration start = Duration.ZERO;

    public ReplaySensor(SensorId id, Recording recording, Time time) {
        this.id = id;
        this.recording = recording;
        this.time = time;
    }

    @Override
    public void open(Loop sampler, Ear ear) throws SensorException {
        CsvRows opened = opened();
        rows = opened;
        first = null;
        start = time.steady();
        int now = ++turn;
        sampler.execute(() -> next(opened, sampler, ear, now));
    }

    private CsvRows opened() throws SensorException {
        try {
            return CsvRows.open(recording.file(), lastLine);
        } catch (NoSuchFileException e) {
            throw new SensorException(recording.file() + ": expected a recording, found no file.", e);
        } catch (IOException e) {
            throw new SensorException(
                    recording.file() + ": expected a recording that can be read, found: " + e + ".", e);
        } catch (RowException e) {
            throw new SensorException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Reads on to the next right row, and plans to say it. */
    private void next(CsvRows opened, Loop sampler, Ear ear, int now) {
        try {
            for (int i = 0; i < MOST_AT_ONCE && now == turn; i++) {
                Row row = row(opened);
                if (row == null) {
                    end(sampler, ear);
                    return;
                }
                Duration wait = due(row).minus(time.steady());
                if (wait.isPositive()) {
                    sampler.after(wait, () -> {
                        if (now == turn) {
                            say(opened, row, ear);
                            next(opened, sampler, ear, now);
                        }
                    });
                    return;
                }
                say(opened, row, ear);
            }
            if (now == turn) {
                sampler.execute(() -> next(opened, sampler, ear, now));
            }
        } catch (IOException e) {
            ear.lost(new SensorException(recording.file() + ": expected to read on, found: " + e + ".", e));
        }
    }

    private @Nullable Row row(CsvRows opened) throws IOException {
        while (true) {
            try {
                return opened.next();
            } catch (RowException e) {
                if (++wrongRows == 1) {
                    log.warn("{} leaves out a row: {} Further ones are counted, not logged.", id, e.getMessage());
                }
            }
        }
    }

    private Duration due(Row row) {
        if (first == null) {
            first = row.time();
        }
        return start.plus(scaled(Duration.between(first, row.time())));
    }

    private Duration scaled(Duration recorded) {
        return Duration.ofNanos((long) (recorded.toNanos() / recording.speed()));
    }

    private void say(CsvRows opened, Row row, Ear ear) {
        lastLine = opened.line();
        gap = last == null ? gap : Duration.between(last, row.time());
        last = row.time();
        ear.measured(new Measured(recording.times() == Times.RECORDED ? row.time() : null, row.values()));
    }

    private void end(Loop sampler, Ear ear) {
        String left = wrongRows == 0 ? "" : " " + wrongRows + " rows were left out.";
        close();
        lastLine = 0;
        wrongRows = 0;
        last = null;
        if (recording.repeat() == Repeat.NEVER) {
            log.info("{} has said all of {} and is silent now.{}", id, recording.file(), left);
            return;
        }
        log.info("{} has said all of {} and begins again.{}", id, recording.file(), left);
        int now = turn;
        // the last two rows tell how long a row lasts; a second at least, as a recording may have but one row
        Duration pause = scaled(gap).compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : scaled(gap);
        sampler.after(pause, () -> {
            if (now == turn) {
                reopen(sampler, ear);
            }
        });
    }

    private void reopen(Loop sampler, Ear ear) {
        try {
            open(sampler, ear);
        } catch (SensorException e) {
            ear.lost(e);
        }
    }

    @Override
    public Duration warmUp() {
        return Duration.ZERO;
    }

    @Override
    public void close() {
        turn++;
        if (rows != null) {
            try {
                rows.close();
            } catch (IOException e) {
                log.debug("{}: closing failed", recording.file(), e);
            }
            rows = null;
        }
    }
}
