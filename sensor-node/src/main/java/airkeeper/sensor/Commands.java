package airkeeper.sensor;

import airkeeper.wire.SensorId;
import airkeeper.wire.Shown;
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import airkeeper.wire.time.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person does to a CO₂ sensor of a node while the node does not run. */
final class Commands {
    static final String USAGE = """
            While the node does not run:
              airkeeper-sensor-node calibrate {room}/{sensor} settings.toml [ppm]
                sets a CO₂ sensor right in outdoor air; asks before it does
              airkeeper-sensor-node asc on|off {room}/{sensor} settings.toml
                whether it does so by itself""";

    private static final Logger log = LoggerFactory.getLogger(Commands.class);
    private static final int DONE = 0;
    private static final int NOT_DONE = 1;
    private static final int USAGE_EXIT = 64;
    /** What SCD30 and SCD4x take. */
    private static final int LEAST = 400;

    private static final int MOST = 2_000;

    private final Function<SensorEntry, CalibratedSensor> devices;
    private final Time time;
    private final Talk talk;

    /** {@code devices} makes the device of an entry of one of the kinds {@link Kind#CALIBRATED}. */
    Commands(Function<SensorEntry, CalibratedSensor> devices, Time time, Talk talk) {
        this.devices = devices;
        this.time = time;
        this.talk = talk;
    }

    /** Whether these arguments of the program are meant for here. */
    static boolean mean(String... arguments) {
        return arguments.length > 0 && List.of("calibrate", "asc").contains(arguments[0]);
    }

    /** Does the command; the exit code of the program. */
    int run(Map<String, String> environment, String... arguments) {
        boolean calibrate = arguments[0].equals("calibrate");
        List<String> rest = Arrays.stream(arguments).skip(calibrate ? 1 : 2).toList();
        boolean right = calibrate ? rest.size() == 2 || rest.size() == 3 : rest.size() == 2;
        if (!right || (!calibrate && !List.of("on", "off").contains(arguments[1]))) {
            talk.say(USAGE);
            return USAGE_EXIT;
        }
        try {
            SensorSettings settings = Settings.load(SensorSettings.class, Path.of(rest.get(1)), environment);
            SensorEntry entry = entry(settings, rest.getFirst());
            Optional<String> deed = calibrate ? calibrate(entry, rest) : selfCalibrate(entry, arguments[1]);
            deed.ifPresent(done -> note(settings, entry.sensor(), done));
            return deed.isPresent() ? DONE : NOT_DONE;
        } catch (SettingsException e) {
            e.mistakes().forEach(mistake -> talk.say(mistake.toString()));
            return SettingsException.EXIT;
        } catch (MisusedException e) {
            talk.say(e.getMessage() + ".");
            return USAGE_EXIT;
        } catch (SensorException e) {
            talk.say(String.valueOf(e.getMessage()));
            return NOT_DONE;
        }
    }

    private static SensorEntry entry(SensorSettings settings, String wanted) throws MisusedException {
        List<SensorEntry> calibrated = settings.sensor().stream()
                .filter(entry -> Kind.CALIBRATED.contains(entry.kind()))
                .toList();
        return calibrated.stream()
                .filter(entry -> entry.sensor().toString().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new MisusedException("Expected a CO₂ sensor of these settings ("
                        + (calibrated.isEmpty()
                                ? "there is none that can be calibrated"
                                : calibrated.stream()
                                        .map(entry -> entry.sensor().toString())
                                        .collect(Collectors.joining(", ")))
                        + "), found " + Shown.quoted(wanted)));
    }

    private Optional<String> calibrate(SensorEntry entry, List<String> rest) throws SensorException, MisusedException {
        CalibratedSensor sensor = devices.apply(entry);
        int target = rest.size() == 3 ? ppm(rest.get(2)) : sensor.outdoors();
        return new Calibration(entry.sensor(), sensor, target, time, talk).guide();
    }

    private static int ppm(String written) throws MisusedException {
        if (!written.matches("\\d{3,4}") || Integer.parseInt(written) < LEAST || Integer.parseInt(written) > MOST) {
            throw new MisusedException("Expected " + LEAST + " to " + MOST + " ppm, found " + Shown.quoted(written));
        }
        return Integer.parseInt(written);
    }

    private Optional<String> selfCalibrate(SensorEntry entry, String word) throws SensorException {
        SelfCalibration wanted = word.equals("on") ? SelfCalibration.ON : SelfCalibration.OFF;
        if (entry.selfCalibration() != null) {
            throw new SensorException("The settings say self-calibration for " + entry.sensor()
                    + ", and are sent to it at each start: change it there, or take the line out.");
        }
        talk.say("With self-calibration " + entry.sensor() + " takes the least CO₂ of a week for outdoor air.");
        if (wanted == SelfCalibration.ON
                && !talk.agrees("Is this room aired to outdoor level at least weekly, for some hours?")) {
            talk.say("Then it would say hundreds of ppm too little, and nobody would see it. Nothing was changed.");
            return Optional.empty();
        }
        try (CalibratedSensor sensor = devices.apply(entry)) {
            sensor.open();
            sensor.selfCalibrate(wanted);
        }
        talk.say(
                wanted == SelfCalibration.ON
                        ? "Done: it calibrates itself, and remembers that without power."
                        : "Done: it does not calibrate itself any more. Do it once a year: airkeeper-sensor-node calibrate "
                                + entry.sensor());
        return Optional.of("self-calibration " + word);
    }

    private void note(SensorSettings settings, SensorId sensor, String deed) {
        log.info("{} {}.", sensor, deed);
        CalibrationBook book = new CalibrationBook(settings.state(), settings.node());
        try {
            book.note(time.wall(), sensor, deed);
            talk.say("Written to " + book.file() + ".");
        } catch (IOException e) {
            talk.say("It could not be written to " + book.file() + " (" + e + "). Write it down yourself.");
        }
    }

    /** The command names what is not there; the sentence has no full stop. */
    private static final class MisusedException extends Exception {
        MisusedException(String sentence) {
            super(sentence);
        }
    }
}
