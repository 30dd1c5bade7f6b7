package airkeeper.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the demo as a program until Ctrl-C. */
public final class Demo {
    private static final Logger log = LoggerFactory.getLogger(Demo.class);
    private static final int BUG = 1;
    private static final int USAGE = 64;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH);

    private Demo() {}

    /** {@code deploy/demo.sh --help} says with what. */
    public static void main(String[] arguments) throws IOException {
        Options options;
        try {
            options = Options.of(arguments);
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.exit(USAGE);
            return;
        }
        if (options.help()) {
            System.out.print(Options.USAGE);
            return;
        }
        run(options);
    }

    private static void run(Options options) throws IOException {
        Thread.setDefaultUncaughtExceptionHandler((thread, bug) -> {
            log.error("A bug ended the demo; please report it with what follows.", bug);
            Thread.ofPlatform().name("exit").start(() -> System.exit(BUG));
        });
        ZonedDateTime begin = Morning.before(ZonedDateTime.now(ZoneId.systemDefault()));
        Path folder = Files.createTempDirectory("airkeeper-demo");
        Show show = new Show(options, folder, begin);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
                    show.close();
                    remove(folder);
                }));
        show.start();
        introduce(options, show, begin, System.out);
    }

    /** The two addresses stand alone on their lines, for people to copy and for scripts to find. */
    static void introduce(Options options, Show show, ZonedDateTime begin, PrintStream out) {
        out.println("A classroom, a bedroom and a kitchen, simulated; it is " + MOMENT.format(begin)
                + ", and an hour takes " + Math.round(3600 / options.speed()) + " s.");
        if (show.page().getPort() != options.port()) {
            out.println("Port " + options.port() + " is taken, so the dashboard has another one.");
        }
        URI mqtt = show.mqtt();
        if (options.broker() == null && mqtt.getPort() != Options.MQTT_PORT) {
            out.println("Port " + Options.MQTT_PORT + " is taken, so the broker has another one.");
        }
        out.println("Dashboard " + show.page());
        out.println("MQTT " + mqtt);
        out.println("Ctrl-C ends it.");
        out.flush();
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Some files are left in " + folder + ": " + e.getMessage());
        }
    }
}
