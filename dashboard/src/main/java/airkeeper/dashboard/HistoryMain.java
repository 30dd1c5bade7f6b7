package airkeeper.dashboard;

import airkeeper.dashboard.sqlite.SqliteHistory;
import airkeeper.dashboard.terminal.Place;
import airkeeper.dashboard.terminal.Terminal;
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import airkeeper.wire.time.SystemTime;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be done with a history from the command line, as a program: {@code airkeeper-history}. */
public final class HistoryMain {
    private HistoryMain() {}

    public static void main(String[] words) {
        // not System.out, which would not tell that nobody listens any more
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        Terminal terminal = new Terminal(
                System.in,
                out,
                System.err,
                new SystemTime(),
                (settings, address) -> place(settings, address, System.getenv()));
        System.exit(terminal.run(words));
    }

    static Place place(@Nullable Path settings, @Nullable String address, Map<String, String> environment)
            throws SettingsException {
        if (address != null) {
            return new InFile(Path.of(address));
        }
        return new InFile(Settings.load(DashboardSettings.class, settings, environment)
                .history()
                .file());
    }

    private record InFile(Path file) implements Place {
        @Override
        public History read() throws HistoryException {
            if (!Files.exists(file)) {
                throw new HistoryException("there is no history at " + file, null);
            }
            return write();
        }

        @Override
        public History write() throws HistoryException {
            History history = new SqliteHistory(file);
            history.open();
            return history;
        }

        @Override
        public void backUp(Path target) throws HistoryException {
            if (!Files.exists(file)) {
                throw new HistoryException("there is no history at " + file, null);
            }
            new SqliteHistory(file).backup(target);
        }

        @Override
        public @Nullable Path restore(Path backup) throws HistoryException {
            return new SqliteHistory(file).restore(backup);
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }
}
