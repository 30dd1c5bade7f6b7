package airkeeper.dashboard.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a second recorder from the file: a lock of the operating system, which ends with its process however that ends. */
final class Claim implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Claim.class);

    private final FileChannel channel;

    private Claim(FileChannel channel) {
        this.channel = channel;
    }

    /** Null: somebody else has it. */
    static @Nullable Claim of(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(Damage.beside(file, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new Claim(channel);
            }
        } catch (OverlappingFileLockException e) {
            log.debug("It is this process that has {} already.", file, e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            log.debug("The lock was not closed in good order; it ends with this process.", e);
        }
    }
}
