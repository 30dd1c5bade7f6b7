package airkeeper.sensor.pi;

import airkeeper.sensor.SensorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * A bus or port as the kernel shows it, looked at before a library tries it: what those say when it cannot work leads nowhere.
 *
 * @param path such as {@code /dev/i2c-1}
 * @param accessible whether this program may open it
 */
record DeviceFile(Path path, Predicate<Path> accessible) {
    DeviceFile(Path path) {
        this(path, file -> Files.isReadable(file) && Files.isWritable(file));
    }

    /** Returns when it can be tried; else says what is missing: {@code what} it is, and the {@code mend}ing line. */
    void check(String what, String mend, String group) throws SensorException {
        if (!Files.exists(path)) {
            throw new SensorException("Expected " + what + " " + path + ", found none: " + mend);
        }
        if (!accessible.test(path)) {
            throw new SensorException("This program may not open " + path + ": add its user to the group " + group
                    + " (sudo usermod -aG " + group + " " + System.getProperty("user.name") + ") and start it again.");
        }
    }
}
