package airkeeper.wire.program;

import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How every node runs as a process: settings from the file named on the command line and from the environment, a tidy end on
 * SIGTERM and Ctrl-C, and exit codes that a service manager understands.
 *
 * <p>systemd is told when the node is ready, that its loop still turns, and that it ends, where the unit asks for that; its journal,
 * how grave each line is.
 *
 * <p>143: ended as asked, by SIGTERM. 1: a bug, logged with its stack; to be restarted. 64: called with the wrong arguments. 78: the
 * settings are wrong; restarting would not help.
 */
public final class Program {
    private static final Logger log = LoggerFactory.getLogger(Program.class);
    private static final int BUG = 1;
    private static final int USAGE = 64;
    private static final Systemd SYSTEMD = new Systemd(System.getenv());

    static { // once for each process, also where two nodes share one
        System.setErr(JournalStream.of(System.err, System.getenv()));
    }

    private Program() {}

    /** Runs until the process is asked to end; ends the process itself when it cannot begin. */
    public static <T extends Record> void run(String name, String[] arguments, Class<T> settings, Making<T> making) {
        if (arguments.length > 1 || (arguments.length == 1 && arguments[0].startsWith("-"))) {
            boolean asked = arguments.length == 1 && arguments[0].equals("--help");
            PrintStream out = asked ? System.out : System.err;
            out.println("Usage: " + name + " [settings.toml]\n"
                    + "Every setting can also stand in the environment: AIRKEEPER_BROKER_URL is broker.url.");
            System.exit(asked ? 0 : USAGE);
        }
        Thread.setDefaultUncaughtExceptionHandler((thread, bug) -> {
            log.error("A bug ended this program; please report it with what follows.", bug);
            // a second thread, because this one may hold what close() waits for
            Thread.ofPlatform().name("exit").start(() -> System.exit(BUG));
        });
        Path file = arguments.length == 1 ? Path.of(arguments[0]) : null;
        LivingNode node = made(name, file, settings, making);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
                    SYSTEMD.ending();
                    node.close();
                }));
        start(name, node);
        Runnable heart = SYSTEMD.heart();
        SYSTEMD.period().ifPresent(period -> node.pulse(period, heart));
        SYSTEMD.ready();
        log.info("{} {} is running.", name, version());
    }

    private static void start(String name, Node node) {
        try {
            node.start();
        } catch (StartException e) {
            System.err.println(name + " cannot start: " + e.getMessage() + ".");
            System.exit(SettingsException.EXIT);
        }
    }

    private static <T extends Record> LivingNode made(
            String name, @Nullable Path file, Class<T> settings, Making<T> making) {
        try {
            return making.make(Settings.load(settings, file, System.getenv()));
        } catch (SettingsException e) {
            int count = e.mistakes().size();
            System.err.println(name + " cannot start: "
                    + (count == 1 ? "there is a mistake" : "there are " + count + " mistakes") + " in its settings.");
            e.mistakes().forEach(mistake -> System.err.println("  " + mistake));
            System.exit(SettingsException.EXIT);
            throw new IllegalStateException(e);
        }
    }

    /** The version of this build, or {@code development} when it does not run from its jar. */
    public static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** From right settings to a node that is wired but not started; does no input or output. */
    public interface Making<T> {
        LivingNode make(T settings) throws SettingsException;
    }
}
