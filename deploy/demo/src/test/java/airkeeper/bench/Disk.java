package airkeeper.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Where files are written, and how many bytes have come there. */
interface Disk extends AutoCloseable {
    /** For the files that are measured. */
    Path folder();

    /** Bytes so far, of all that was written and synced. */
    long written() throws IOException;

    /** Said in the table. */
    String name();

    @Override
    void close() throws IOException;
}
