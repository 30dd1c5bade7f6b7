package airkeeper.dashboard.sqlite;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

/**
 * What may be on a disk after a power cut, made from what the operating system had in memory at that moment.
 *
 * <p>Only what was flushed is sure. With synchronous=FULL that is: the log up to the last acknowledged commit; and, from before
 * the log began anew, the whole database. Everything else may be there, may be missing or may be garbage, sector by sector:
 * the log behind that commit, and each page of the database that the log has too, for a checkpoint writes those and flushes
 * them only at its end. Of a sector that is written over, the first of the database is taken to be old or new, never garbage, as
 * SQLite takes it.
 */
final class PowerCut {
    private static final int SECTOR = 512;
    private static final int LOG_HEADER = 32;
    private static final int FRAME_HEADER = 24;

    private final Random random;
    private byte[] database;
    private byte[] log;
    private final long salts;
    private final int page;

    /** The bytes of both files at one moment. */
    PowerCut(byte[] database, byte[] log, Random random) {
        this.database = database.clone();
        this.log = log.clone();
        this.random = random;
        this.salts = log.length < LOG_HEADER ? 0 : ByteBuffer.wrap(log).getLong(16);
        this.page = log.length < LOG_HEADER ? 0 : ByteBuffer.wrap(log).getInt(8);
    }

    byte[] database() {
        return database;
    }

    byte[] log() {
        return log;
    }

    /** Whether the log has frames that nobody acknowledged yet, when the last acknowledged one was this. */
    boolean underWay(int frames, long saltsThen) {
        int next = saltsThen == salts ? frames : 0;
        int at = offset(next);
        return page > 0
                && at + FRAME_HEADER <= log.length
                && ByteBuffer.wrap(log).getLong(at + 8) == salts;
    }

    /** Takes away what was not flushed, when the last acknowledged frame of the log was this. */
    void strike(int frames, long saltsThen) {
        if (page == 0) {
            return;
        }
        if (saltsThen == salts) {
            strikeDatabase(frames);
            strikeLog(offset(frames));
        } else if (underWay(frames, saltsThen)) {
            // begun anew: the database is whole, and the header was flushed before the first frame
            strikeLog(LOG_HEADER);
        } else {
            strikeLog(0);
        }
    }

    private void strikeLog(int from) {
        switch (random.nextInt(4)) {
            case 0 -> {}
            case 1 -> log = Arrays.copyOf(log, from + random.nextInt(log.length - from + 1));
            default -> {
                // what stands before it in the same sector stays, as SQLite takes it ("powersafe overwrite")
                for (int at = from; at < log.length; at = (at / SECTOR + 1) * SECTOR) {
                    garble(log, at, Math.min(log.length, (at / SECTOR + 1) * SECTOR));
                }
            }
        }
    }

    private void strikeDatabase(int frames) {
        BitSet inLog = new BitSet();
        for (int frame = 0; frame < frames; frame++) {
            inLog.set(ByteBuffer.wrap(log).getInt(offset(frame)));
        }
        int pages = database.length / page;
        while (pages > 1 && inLog.get(pages) && random.nextInt(3) > 0) {
            pages--;
        }
        database = Arrays.copyOf(database, pages * page);
        for (int number = inLog.nextSetBit(1); number > 0 && number <= pages; number = inLog.nextSetBit(number + 1)) {
            for (int at = (number - 1) * page; at < number * page; at += SECTOR) {
                if (at > 0) {
                    garble(database, at, at + SECTOR);
                }
            }
        }
    }

    private void garble(byte[] bytes, int from, int to) {
        switch (random.nextInt(4)) {
            case 0 -> Arrays.fill(bytes, from, to, (byte) 0);
            case 1 -> {
                byte[] noise = new byte[to - from];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, bytes, from, noise.length);
            }
            default -> {}
        }
    }

    private int offset(int frames) {
        return LOG_HEADER + frames * (FRAME_HEADER + page);
    }
}
