package airkeeper.dashboard;

import airkeeper.dashboard.postgres.PostgresHistory;
import airkeeper.dashboard.sqlite.SqliteHistory;
import airkeeper.dashboard.terminal.Place;
import airkeeper.dashboard.terminal.Terminal;
import airkeeper.dashboard.terminal.UsageException;
import airkeeper.wire.Shown;
import airkeeper.wire.settings.Secret;
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import airkeeper.wire.time.SystemTime;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
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
            throws SettingsException, UsageException {
        if (address == null) {
            DashboardSettings.Kept kept = Settings.load(DashboardSettings.class, settings, environment)
                    .history();
            return kept.url() == null
                    ? new InFile(Objects.requireNonNull(kept.file()), kept.keep())
                    : new OnServer(kept.url(), kept.user(), kept.secret(), kept.keep());
        }
        return address.startsWith("postgresql:") ? onServer(address) : new InFile(Path.of(address), Keep.USUAL);
    }

    /** A password on the command line is seen by everybody on the machine: the driver looks for one in ~/.pgpass. */
    private static Place onServer(String address) throws UsageException {
        try {
            URI whole = new URI(address);
            String user = whole.getUserInfo();
            if (whole.getHost() != null
                    && String.valueOf(whole.getPath()).matches("/[^/]+")
                    && (user == null || !user.contains(":"))) {
                URI url = new URI(
                        whole.getScheme(),
                        null,
                        whole.getHost(),
                        whole.getPort(),
                        whole.getPath(),
                        whole.getQuery(),
                        null);
                return new OnServer(url, user, null, Keep.USUAL);
            }
        } catch (URISyntaxException e) {
            // the sentence below says it
        }
        throw new UsageException(
                "expected a server such as postgresql://user@localhost:5432/airkeeper (with its password in ~/.pgpass), found "
                        + Shown.quoted(address.replaceFirst(":[^:@/]*@", ":…@")));
    }

    private record InFile(Path file, Keep keep) implements Place {
        @Override
        public History read() throws HistoryException {
            return opened(SqliteHistory.beside(file));
        }

        @Override
        public History write() throws HistoryException {
            return opened(new SqliteHistory(file, keep));
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

    /** Servers have programs of their own for backups. */
    private record OnServer(
            URI url, @Nullable String user, @Nullable Secret password, Keep keep) implements Place {
        @Override
        public History read() throws HistoryException {
            return write();
        }

        @Override
        public History write() throws HistoryException {
            return opened(new PostgresHistory(url, user, password, keep));
        }

        @Override
        public void backUp(Path target) throws HistoryException {
            throw new HistoryException(
                    "a database is backed up with PostgreSQL's own program: pg_dump -Fc -f " + target + " " + url,
                    null);
        }

        @Override
        public @Nullable Path restore(Path backup) throws HistoryException {
            throw new HistoryException(
                    "a database is restored with PostgreSQL's own program: pg_restore --clean -d " + url + " " + backup,
                    null);
        }

        @Override
        public String toString() {
            return url.toString();
        }
    }

    private static History opened(History history) throws HistoryException {
        history.open();
        return history;
    }
}
