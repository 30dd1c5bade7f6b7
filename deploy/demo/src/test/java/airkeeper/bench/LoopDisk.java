package airkeeper.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An ext4 file system of its own in a file, whose device counts its sectors, journal included; only root can make one. */
record LoopDisk(Path folder, String device) implements AutoCloseable {
    private static final int SECTORS_WRITTEN = 6;
    private static final int SECTOR = 512;

    static LoopDisk in(Path folder) throws IOException {
        Path file = folder.resolve("disk.img");
        Path mounted = Files.createDirectories(folder.resolve("disk"));
        run("truncate", "-s", "512M", file.toString());
        run("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0", file.toString());
        run("mount", "-o", "loop,noatime", file.toString(), mounted.toString());
        String device = run("findmnt", "-n", "-o", "SOURCE", mounted.toString());
        return new LoopDisk(mounted, device);
    }

    /** Bytes so far, of all that was written and synced. */
    long written() throws IOException {
        run("sync", "--file-system", folder.toString());
        String statistics = Files.readString(
                Path.of("/sys/block", Path.of(device).getFileName().toString(), "stat"));
        return SECTOR * Long.parseLong(statistics.strip().split("\\s+", -1)[SECTORS_WRITTEN]);
    }

    @Override
    public void close() throws IOException {
        run("umount", folder.toString()); // which detaches the device, too
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", List.of(command)) + ": " + said);
        }
        return said;
    }
}
