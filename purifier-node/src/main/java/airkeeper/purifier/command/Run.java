package airkeeper.purifier.command;

import airkeeper.purifier.RelayException;
import airkeeper.wire.Power;
import airkeeper.wire.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of a program that switches a relay. */
record Run(Power power, Duration began, List<String> command, Process process) {
    /** What of its complaint is read; the rest is its own affair. */
    private static final int LONGEST = 1_000;

    /** Names of this program's own settings, a broker's password among them. */
    private static final String OURS = "AIRKEEPER_";

    static Run start(Path program, List<String> arguments, Power power, Duration now) throws RelayException {
        List<String> command = new ArrayList<>();
        command.add(program.toAbsolutePath().toString());
        command.addAll(arguments);
        command.add(power.name());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith(OURS));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new Run(power, now, command, process);
        } catch (IOException e) {
            throw new RelayException(said(command) + " could not be run: " + e.getMessage() + ".", e);
        }
    }

    void await(Duration patience) throws RelayException {
        try {
            process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RelayException("Waiting for " + this + " was interrupted.", e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Itself first: a script whose child is killed would go on with its next line. Then what it has started. */
    void kill() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    /** Whether it did what it was asked, after its end. */
    void check() throws RelayException {
        int exit = process.exitValue();
        if (exit != 0) {
            String complaint = complaint();
            throw new RelayException(this + " failed with exit code " + exit
                    + (complaint.isEmpty() ? " and without a word on stderr." : ": " + complaint));
        }
    }

    /** The first line on stderr. Only what is there: a child that lives on may hold it open. */
    private String complaint() {
        try {
            InputStream errors = process.getErrorStream();
            byte[] read = errors.readNBytes(Math.min(errors.available(), LONGEST));
            String text = new String(read, StandardCharsets.UTF_8).strip();
            return text.lines().findFirst().map(Shown::quoted).orElse("");
        } catch (IOException e) {
            return "(its stderr could not be read: " + e.getMessage() + ")";
        }
    }

    private static String said(List<String> command) {
        return String.join(" ", command);
    }

    @Override
    public String toString() {
        return said(command);
    }
}
