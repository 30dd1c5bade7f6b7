package airkeeper.wire.doctor;

import airkeeper.wire.doctor.Computer.Access;
import airkeeper.wire.doctor.Computer.Chip;
import airkeeper.wire.doctor.Computer.Clock;
import airkeeper.wire.doctor.Computer.Disk;
import airkeeper.wire.doctor.Computer.Power;
import airkeeper.wire.time.Time;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what there is to know of a computer from what its kernel shows and some of its programs say; changes nothing. */
public final class ComputerProbe {
    private static final String DEVICES = "{i2c-*,serial0,ttyAMA*,ttyS0,ttyUSB*,ttyACM*,gpiochip*}";
    /** {@code gpiochip0 [pinctrl-bcm2711] (58 lines)}. */
    private static final Pattern DETECTED = Pattern.compile("(?m)^(gpiochip\\d+) \\[([^]]*)] \\((\\d+) lines\\)$");
    /** Version 1 puts the consumer behind the name in quotes, version 2 behind {@code consumer=}. */
    private static final Pattern LINE = Pattern.compile(
            "^\\s+line\\s+(\\d+):\\s+(?:\"[^\"]*\"|unnamed)\\s+(?:\"([^\"]+)\"|.*consumer=\"?([^\"]+?)\"?\\s*$|.*).*");

    private static final int NOW = 0x1;
    private static final int SINCE_START = 0x10000;

    private final Path root;
    private final Predicate<Path> accessible;
    private final Function<List<String>, Optional<String>> programs;
    private final Time time;

    /**
     * @param root what stands for {@code /}
     * @param accessible whether this program may open a device
     * @param programs what a program prints; empty where it is missing or fails
     */
    ComputerProbe(Path root, Predicate<Path> accessible, Function<List<String>, Optional<String>> programs, Time time) {
        this.root = root;
        this.accessible = accessible;
        this.programs = programs;
        this.time = time;
    }

    /** Of the computer that this program runs on. */
    public static ComputerProbe ofThisComputer(Time time) {
        return new ComputerProbe(
                Path.of("/"), device -> Files.isReadable(device) && Files.isWritable(device), Programs::said, time);
    }

    /** Looks; {@code folder} is where the node writes. */
    public Computer look(Path folder, Needs needs) {
        String commandLine = text("proc/cmdline");
        String serial0 = serial0();
        return new Computer(
                model(),
                text("etc/os-release")
                        .lines()
                        .filter(line -> line.startsWith("PRETTY_NAME="))
                        .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
                        .findFirst()
                        .orElse("an unknown system"),
                "Java " + Runtime.version().feature() + " (" + System.getProperty("os.arch") + ")",
                System.getProperty("user.name"),
                devices(needs),
                serial0,
                commandLine.contains("console=serial0")
                        || (serial0 != null && commandLine.contains("console=" + serial0)),
                chips(),
                disk(folder),
                cardLife(),
                power(),
                megabytes("MemTotal"),
                megabytes("MemAvailable"),
                clock());
    }

    private @Nullable String model() {
        String model = text("proc/device-tree/model").replace("\0", "").strip();
        return model.contains("Raspberry Pi") ? model : null;
    }

    /** Those that a Pi has, and what else the settings name, such as a port in {@code /dev/serial/by-id}. */
    private Map<Path, Boolean> devices(Needs needs) {
        Map<Path, Boolean> devices = new LinkedHashMap<>();
        Stream.concat(needs.buses().stream(), needs.ports().stream())
                .filter(device -> Files.exists(here(device)))
                .forEach(device -> devices.put(device, accessible.test(here(device))));
        try (DirectoryStream<Path> found = Files.newDirectoryStream(root.resolve("dev"), DEVICES)) {
            for (Path device : found) {
                devices.put(Path.of("/dev").resolve(device.getFileName()), accessible.test(device));
            }
        } catch (IOException e) {
            return devices; // there is no /dev
        }
        return devices;
    }

    private Path here(Path absolute) {
        return root.resolve(Path.of("/").relativize(absolute));
    }

    private @Nullable String serial0() {
        try {
            return Files.readSymbolicLink(root.resolve("dev/serial0"))
                    .getFileName()
                    .toString();
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    private List<Chip> chips() {
        String detected = said("gpiodetect");
        Map<String, Map<Integer, String>> used = used(said("gpioinfo"));
        List<Chip> chips = new ArrayList<>();
        for (Matcher chip = DETECTED.matcher(detected); chip.find(); ) {
            String name = chip.group(1);
            chips.add(
                    new Chip(name, chip.group(2), Integer.parseInt(chip.group(3)), used.getOrDefault(name, Map.of())));
        }
        return chips;
    }

    private static Map<String, Map<Integer, String>> used(String info) {
        Map<String, Map<Integer, String>> used = new HashMap<>();
        String chip = "";
        for (String line : info.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (line.startsWith("gpiochip")) {
                chip = line.split(" ", 2)[0];
            } else if (matcher.matches()) {
                String consumer = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
                if (consumer != null) {
                    used.computeIfAbsent(chip, name -> new HashMap<>())
                            .put(Integer.parseInt(matcher.group(1)), consumer);
                }
            }
        }
        return used;
    }

    /** The nearest folder that is there already; the node makes those below it. */
    private @Nullable Disk disk(Path folder) {
        Path there = folder.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        String[] rows = said("df", "-Pm", there.toString()).split("\n", -1);
        String[] columns = rows.length < 2 ? new String[0] : rows[1].strip().split("\\s+", -1);
        if (columns.length < 6) {
            return null;
        }
        String mount = columns[5];
        Access access = text("proc/mounts")
                        .lines()
                        .map(line -> line.split(" ", -1))
                        .filter(fields -> fields.length > 3 && fields[1].equals(mount))
                        .anyMatch(fields -> List.of(fields[3].split(",", -1)).contains("ro"))
                ? Access.READ_ONLY
                : Access.WRITABLE;
        return new Disk(folder, Long.parseLong(columns[3]), access);
    }

    /** JEDEC's estimates A and B of an eMMC's life, of which the worse counts; 0 stands for none. */
    private @Nullable Integer cardLife() {
        int worse = 0;
        for (String word : text("sys/block/mmcblk0/device/life_time").strip().split("\\s+", -1)) {
            worse = word.matches("0x[0-9a-fA-F]{1,2}") ? Math.max(worse, Integer.decode(word)) : worse;
        }
        return worse == 0 ? null : worse;
    }

    private Power power() {
        Matcher throttled = Pattern.compile("throttled=0x([0-9a-fA-F]+)").matcher(said("vcgencmd", "get_throttled"));
        if (throttled.find()) {
            long bits = Long.parseLong(throttled.group(1), 16);
            return (bits & NOW) != 0
                    ? Power.TOO_LITTLE
                    : (bits & SINCE_START) != 0 ? Power.WAS_TOO_LITTLE : Power.ENOUGH;
        }
        try (DirectoryStream<Path> monitors = Files.newDirectoryStream(root.resolve("sys/class/hwmon"))) {
            for (Path monitor : monitors) {
                if (text(root.relativize(monitor) + "/name").strip().equals("rpi_volt")) {
                    return text(root.relativize(monitor) + "/in0_lcrit_alarm")
                                    .strip()
                                    .equals("1")
                            ? Power.TOO_LITTLE
                            : Power.ENOUGH;
                }
            }
        } catch (IOException e) {
            return Power.UNKNOWN;
        }
        return Power.UNKNOWN;
    }

    private Clock clock() {
        if (time.wall() == null) {
            return Clock.NOT_SET;
        }
        return switch (said("timedatectl", "show", "--property=NTPSynchronized", "--value")
                .strip()) {
            case "yes" -> Clock.SET;
            case "no" -> Clock.NOT_SET;
            default -> Files.exists(root.resolve("run/systemd/timesync/synchronized")) ? Clock.SET : Clock.UNKNOWN;
        };
    }

    private long megabytes(String key) {
        Matcher matcher = Pattern.compile("(?m)^" + key + ":\\s+(\\d+) kB$").matcher(text("proc/meminfo"));
        return matcher.find() ? Long.parseLong(matcher.group(1)) / 1024 : 0;
    }

    private String said(String... command) {
        return programs.apply(List.of(command)).orElse("");
    }

    /** What a file of the kernel says; nothing where there is none. */
    private String text(String file) {
        try {
            return Files.readString(root.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
