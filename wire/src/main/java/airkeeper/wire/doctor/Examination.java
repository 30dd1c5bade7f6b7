package airkeeper.wire.doctor;

import airkeeper.wire.doctor.Computer.Access;
import airkeeper.wire.doctor.Computer.Chip;
import airkeeper.wire.doctor.Computer.Disk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to think of a computer, by what a node needs of it: a function. */
public final class Examination {
    /** A month of journal and history of a small house. */
    private static final long LITTLE_DISK = 500;

    private static final long NO_DISK = 50;
    /** One node more, or its start after an update. */
    private static final long LITTLE_MEMORY = 60;

    private static final Path BUS_OF_THE_HEADER = Path.of("/dev/i2c-1");
    /** How the kernel names the lines that a purifier-node holds. */
    private static final String OURS = "airkeeper";

    private static final int WORN = 9;
    private static final int WORN_OUT = 11;

    private final Computer computer;
    private final Needs needs;
    private final List<Finding> findings = new ArrayList<>();

    private Examination(Computer computer, Needs needs) {
        this.computer = computer;
        this.needs = needs;
    }

    public static List<Finding> of(Computer computer, Needs needs) {
        Examination examination = new Examination(computer, needs);
        examination.board();
        examination.clock();
        examination.disk();
        examination.buses();
        examination.ports();
        examination.pins();
        return examination.findings;
    }

    private void board() {
        String model = computer.model();
        findings.add(
                model == null
                        ? Finding.note("this is no Raspberry Pi; what can be looked at here is looked at", null)
                        : Finding.ok(model));
        findings.add(Finding.ok(computer.system() + ", " + computer.java()));
        String memory = "%d MB of memory, %d free".formatted(computer.megabytes(), computer.freeMegabytes());
        findings.add(
                computer.freeMegabytes() < LITTLE_MEMORY
                        ? Finding.note(memory, "ps -eo rss,comm --sort -rss | head    # what takes most of it")
                        : Finding.ok(memory));
        switch (computer.power()) {
            case TOO_LITTLE ->
                findings.add(Finding.wrong(
                        "the supply is too weak: less than 4.63 V reach the board",
                        "take the supply and the cable that belong to this Pi, and power fans from elsewhere"));
            case WAS_TOO_LITTLE ->
                findings.add(Finding.note(
                        "the supply was too weak at some time since the start",
                        "take the supply and the cable that belong to this Pi"));
            case ENOUGH -> findings.add(Finding.ok("the supply is strong enough"));
            case UNKNOWN -> {}
        }
    }

    private void clock() {
        findings.add(
                switch (computer.clock()) {
                    case SET -> Finding.ok("the clock is set by a time server");
                    case NOT_SET ->
                        Finding.wrong(
                                "no time server has set the clock: readings wait or have no time",
                                "sudo timedatectl set-ntp true    # and look whether there is a network");
                    case UNKNOWN -> Finding.note("nobody here can tell whether the clock is set", "date");
                });
    }

    private void disk() {
        Disk disk = computer.disk();
        if (disk == null) {
            findings.add(Finding.note("it cannot be told how much is free on the disk", "df -h"));
        }
        if (disk != null && disk.access() == Access.READ_ONLY) {
            findings.add(Finding.wrong(
                    disk.folder() + " can only be read, as after an error of the disk",
                    "sudo dmesg | grep -i 'mmc\\|ext4'    # then save what is on it and take a new card"));
        } else if (disk != null) {
            String found = disk.freeMegabytes() + " MB free for " + disk.folder();
            String cure = "sudo du -xhd2 / | sort -h | tail    # what takes most of it";
            findings.add(
                    disk.freeMegabytes() < NO_DISK
                            ? Finding.wrong(found, cure)
                            : disk.freeMegabytes() < LITTLE_DISK ? Finding.note(found, cure) : Finding.ok(found));
        }
        Integer life = computer.cardLife();
        if (life != null) {
            String cure = "copy it to a new card while it can be read";
            findings.add(
                    life >= WORN_OUT
                            ? Finding.wrong("the card says that it has outlived its life", cure)
                            : life >= WORN
                                    ? Finding.note(
                                            "the card says that it has lived " + (life - 1) * 10 + " % of its life",
                                            cure)
                                    : Finding.ok(
                                            "the card says that it has lived at most " + life * 10 + " % of its life"));
        }
    }

    private void buses() {
        for (Path bus : new TreeSet<>(needs.buses())) {
            device(
                    bus,
                    "I²C bus",
                    "i2c",
                    bus.equals(BUS_OF_THE_HEADER)
                            ? "sudo raspi-config nonint do_i2c 0    # and start it again"
                            : "bus 1 is the one on the header; for this one put dtoverlay=i2c-gpio,bus="
                                    + bus.toString().replaceFirst(".*-", "")
                                    + " into /boot/firmware/config.txt, and start it again");
        }
    }

    private void ports() {
        for (Path port : new TreeSet<>(needs.ports())) {
            device(port, "serial port", "dialout", "sudo raspi-config nonint do_serial_hw 0    # and start it again");
            if (port.endsWith("serial0") && computer.devices().containsKey(port)) {
                serial(port);
            }
        }
    }

    private void serial(Path port) {
        if (computer.console()) {
            findings.add(new Finding(
                    needs.missing(),
                    "the login shell speaks on " + port + ", a sensor there hears it",
                    "sudo raspi-config nonint do_serial_cons 1    # and start it again"));
        }
        if ("ttyAMA10".equals(computer.serial0())) {
            findings.add(
                    Finding.note(
                            port + " is the connector between the HDMI sockets of this Pi 5, not the pins 8 and 10",
                            "put dtparam=uart0=on into /boot/firmware/config.txt, start it again, and set port = \"/dev/ttyAMA0\""));
        }
    }

    private void device(Path path, String what, String group, String cure) {
        Boolean open = computer.devices().get(path);
        if (open == null) {
            String plugged =
                    path.toString().matches("/dev/tty(USB|ACM).*") ? "plug its adapter in; ls /dev/tty*" : cure;
            findings.add(new Finding(
                    needs.missing(), "there is no " + what + " " + path, computer.model() == null ? null : plugged));
        } else if (!open) {
            findings.add(new Finding(
                    needs.missing(), computer.user() + " may not open the " + what + " " + path, join(group)));
        } else {
            findings.add(Finding.ok(computer.user() + " may open the " + what + " " + path));
        }
    }

    private String join(String group) {
        return "sudo usermod -aG " + group + " " + computer.user() + "    # and log in again, or start the node again";
    }

    private void pins() {
        List<String> closed = computer.devices().entrySet().stream()
                .filter(device -> device.getKey().getFileName().toString().startsWith("gpiochip") && !device.getValue())
                .map(device -> device.getKey().toString())
                .sorted()
                .toList();
        boolean wanted = !needs.pins().isEmpty() || needs.missing() == Mark.NOTE;
        if (!closed.isEmpty() && wanted) {
            findings.add(new Finding(
                    needs.missing(),
                    computer.user() + " may not open " + String.join(", ", closed) + ", and needs all",
                    join("gpio")));
        }
        Chip header =
                computer.chips().stream().filter(Chip::hasTheHeader).findFirst().orElse(null);
        if (header != null) {
            findings.add(Finding.ok("the pins of the header are on %s (%s, %d lines)%s"
                    .formatted(header.name(), header.label(), header.lines(), taken(header))));
        } else if (computer.model() != null && closed.isEmpty()) {
            findings.add(Finding.note("it cannot be told which pins are in use", "sudo apt install gpiod"));
        } else if (!needs.pins().isEmpty() && closed.isEmpty()) {
            findings.add(Finding.wrong("there is no GPIO for the pins " + pinsInOrder(), null));
        }
        if (header != null) {
            needs.pins().stream().sorted().forEach(pin -> pin(header, pin));
        }
    }

    private void pin(Chip header, int pin) {
        @Nullable String holder = header.used().get(pin);
        if (pin >= header.lines()) {
            findings.add(Finding.wrong("there is no GPIO" + pin, "set a pin of the header, 2 to 27"));
        } else if (holder != null && holder.startsWith(OURS)) {
            findings.add(Finding.ok("GPIO" + pin + " is held by a purifier-node (\"" + holder + "\")"));
        } else if (holder != null) {
            findings.add(Finding.note(
                    "GPIO" + pin + " is in use by \"" + holder + "\"",
                    "end that, or give the relay another pin: sudo gpioinfo | grep -w " + pin));
        } else {
            findings.add(Finding.ok("GPIO" + pin + " is free"));
        }
    }

    private String pinsInOrder() {
        return needs.pins().stream().sorted().map(pin -> "GPIO" + pin).collect(Collectors.joining(", "));
    }

    private static String taken(Chip chip) {
        return chip.used().isEmpty()
                ? ", none in use"
                : chip.used().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(use -> "GPIO" + use.getKey() + " by \"" + use.getValue() + "\"")
                        .collect(Collectors.joining(", ", ", in use: ", ""));
    }
}
