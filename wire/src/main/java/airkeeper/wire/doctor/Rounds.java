package airkeeper.wire.doctor;

import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.settings.SettingsException;
import airkeeper.wire.time.Time;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the doctor looks at whatever the node is: its computer, its settings and its broker. */
public final class Rounds {
    private static final Path USUAL = Path.of("/etc/airkeeper");
    private static final String BOTH = "airkeeper-node";

    private final String program;
    private final Doctor doctor;
    private final ComputerProbe probe;
    private final Function<List<String>, Optional<String>> programs;
    private final Time time;

    /**
     * @param program such as {@code airkeeper-sensor-node}, which is the name of its unit too
     * @param programs what a program prints
     */
    public Rounds(
            String program,
            Doctor doctor,
            ComputerProbe probe,
            Function<List<String>, Optional<String>> programs,
            Time time) {
        this.program = program;
        this.doctor = doctor;
        this.probe = probe;
        this.programs = programs;
        this.time = time;
    }

    /** Logs nothing, as what would be logged is among the findings; to be called before anything has a logger. */
    public static void withoutLog() {
        for (String loggers : List.of("defaultLogLevel", "log.com.pi4j")) {
            System.setProperty("org.slf4j.simpleLogger." + loggers, "off");
        }
    }

    /** How a program is asked for it. */
    public static String usage(String program) {
        return "At any time:\n  " + program + " doctor [settings.toml]\n"
                + "    what is well and what is not with its computer and its broker, and the line that mends it";
    }

    /** The settings that are meant: those behind {@code doctor}, or the usual ones where there are any. */
    public Optional<Path> settings(String... arguments) {
        Path usual = USUAL.resolve(program.replaceFirst("^airkeeper-", "") + ".toml");
        return arguments.length > 1
                ? Optional.of(Path.of(arguments[1]))
                : Optional.of(usual).filter(Files::exists);
    }

    /** Says what is wrong in the settings; the exit code. */
    public int mistaken(SettingsException settings) {
        doctor.looksAt("Settings");
        doctor.finds(settings.mistakes().stream()
                .map(mistake -> Finding.wrong(mistake.toString(), null))
                .toList());
        doctor.concludes();
        return SettingsException.EXIT;
    }

    /** Without settings there is less to look at. */
    public void unset() {
        doctor.looksAt("Settings");
        doctor.finds(List.of(Finding.note(
                "none in " + USUAL + ": neither its broker nor its devices can be looked at",
                program + " doctor settings.toml")));
    }

    /** Looks at the computer; {@code folder} is where the node writes. */
    public Computer computer(Path folder, Needs needs) {
        doctor.looksAt("This computer");
        Computer computer = probe.look(folder, needs);
        doctor.finds(Examination.of(computer, needs));
        return computer;
    }

    /** Whether systemd runs the node, alone or in one process with the other one; elsewhere nobody can tell. */
    public boolean nodeRuns() {
        return programs.apply(List.of("systemctl", "is-active", program, BOTH)).isPresent();
    }

    /** Tries the broker, beside a node that may have its line there. */
    public void broker(
            Object url, BrokerTrial trial, Function<Caller, Link> lines, Supplier<Optional<Instant>> certificate) {
        doctor.looksAt("The broker " + url);
        doctor.finds(trial.on(lines));
        doctor.finds(CertificateAge.of(certificate.get(), time.wall()));
    }

    /** Says how it stands with all of it; the exit code. */
    public int conclude() {
        return doctor.concludes();
    }
}
