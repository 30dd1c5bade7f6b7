package airkeeper.wire.doctor;

import airkeeper.wire.time.HandTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the kernels of several Raspberry Pis show and their programs say, as recorded, in a folder. */
final class PiTree {
    private final Path root;
    private final Map<String, String> programs = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final HandTime time = HandTime.at("2026-11-21T10:00:00Z");

    private PiTree(Path root) {
        this.root = root;
    }

    /** A board with all that it takes, on Raspberry Pi OS. */
    private static PiTree board(Path root, String model, String label, int lines, String serial, long megabytes)
            throws IOException {
        PiTree pi = new PiTree(root);
        pi.file("proc/device-tree/model", model + "\0");
        pi.file("etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\nID=debian\n");
        pi.file(
                "proc/meminfo",
                "MemTotal:      %7d kB\nMemAvailable:  %7d kB\n".formatted(megabytes * 1024, megabytes * 512));
        pi.file("proc/cmdline", "console=tty1 root=PARTUUID=4e639091-02 rootfstype=ext4 fsck.repair=yes rootwait\n");
        pi.file(
                "proc/mounts",
                "/dev/mmcblk0p2 / ext4 rw,noatime 0 0\n/dev/mmcblk0p1 /boot/firmware vfat rw,relatime 0 0\n");
        for (String device : List.of("i2c-1", "gpiochip0", serial)) {
            pi.file("dev/" + device, "");
        }
        Files.createSymbolicLink(root.resolve("dev/serial0"), Path.of(serial));
        pi.says("gpiodetect", "gpiochip0 [" + label + "] (" + lines + " lines)\n");
        pi.says("gpioinfo", "gpiochip0 - " + lines + " lines:\n");
        pi.says(
                "df",
                "Filesystem     1048576-blocks  Used Available Capacity Mounted on\n/dev/root               29488  2911     25337      11% /\n");
        pi.says("timedatectl", "yes\n");
        pi.says("vcgencmd", "throttled=0x0\n");
        return pi;
    }

    static PiTree pi3(Path root) throws IOException {
        return board(root, "Raspberry Pi 3 Model B Rev 1.2", "pinctrl-bcm2835", 54, "ttyS0", 906);
    }

    static PiTree pi4(Path root) throws IOException {
        return board(root, "Raspberry Pi 4 Model B Rev 1.4", "pinctrl-bcm2711", 58, "ttyS0", 3794);
    }

    /** Its header is on a chip of its own, RP1; its serial0 is the connector for a debugger. */
    static PiTree pi5(Path root) throws IOException {
        PiTree pi = board(root, "Raspberry Pi 5 Model B Rev 1.0", "pinctrl-rp1", 54, "ttyAMA10", 8059);
        pi.file("dev/gpiochip10", "");
        pi.says("gpiodetect", """
                gpiochip10 [gpio-brcmstb@107d508500] (32 lines)
                gpiochip11 [gpio-brcmstb@107d517c00] (15 lines)
                gpiochip12 [gpio-brcmstb@107d508500] (32 lines)
                gpiochip0 [pinctrl-rp1] (54 lines)
                """);
        return pi;
    }

    static PiTree zero2w(Path root) throws IOException {
        return board(root, "Raspberry Pi Zero 2 W Rev 1.0", "pinctrl-bcm2835", 54, "ttyS0", 416);
    }

    PiTree file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    PiTree without(String name) throws IOException {
        Files.delete(root.resolve(name));
        return this;
    }

    /** What a program prints, whatever it is asked. */
    PiTree says(String program, String text) {
        programs.put(program, text);
        return this;
    }

    PiTree lacks(String program) {
        programs.remove(program);
        return this;
    }

    /** This program may not open the device. */
    PiTree closed(String device) {
        closed.add(device);
        return this;
    }

    /** As before it has heard from a time server. */
    PiTree in1970() {
        time.unsetWall();
        return this;
    }

    Computer look() {
        return look(ExaminationTest.ALL);
    }

    Computer look(Needs needs) {
        return new ComputerProbe(
                        root,
                        device -> !closed.contains(device.getFileName().toString()),
                        command -> Optional.ofNullable(programs.get(command.getFirst())),
                        time)
                .look(Path.of("/var/lib/airkeeper"), needs);
    }
}
