package airkeeper.wire.program;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes the small files that outlive a node, so that a power cut leaves the old one or the new one, never half of one. */
public final class DurableFile {
    private DurableFile() {}

    /** Puts a file with these bytes into the directory, which is made when it is missing; once it returns they are on the disk. */
    public static void replace(Path directory, String name, byte[] bytes) throws IOException {
        Files.createDirectories(directory);
        Path fresh = directory.resolve(name + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
