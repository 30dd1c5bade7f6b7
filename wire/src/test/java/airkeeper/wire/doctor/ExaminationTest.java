package airkeeper.wire.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.time.SystemTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found on recorded Raspberry Pis, healthy ones and those with one trouble each. */
class ExaminationTest {
    static final Needs ALL =
            new Needs(Mark.WRONG, Set.of(Path.of("/dev/i2c-1")), Set.of(Path.of("/dev/serial0")), Set.of(17));
    private static final String ME = System.getProperty("user.name");

    @TempDir
    private Path root;

    @Test
    void aHealthyPi4() throws IOException {
        assertThat(found(PiTree.pi4(root)))
                .containsExactly(
                        "✓ ok     Raspberry Pi 4 Model B Rev 1.4",
                        "✓ ok     Debian GNU/Linux 13 (trixie), Java "
                                + Runtime.version().feature() + " (" + System.getProperty("os.arch") + ")",
                        "✓ ok     3794 MB of memory, 1897 free",
                        "✓ ok     the supply is strong enough",
                        "✓ ok     the clock is set by a time server",
                        "✓ ok     25337 MB free for /var/lib/airkeeper",
                        "✓ ok     " + ME + " may open the I²C bus /dev/i2c-1",
                        "✓ ok     " + ME + " may open the serial port /dev/serial0",
                        "✓ ok     the pins of the header are on gpiochip0 (pinctrl-bcm2711, 58 lines), none in use",
                        "✓ ok     GPIO17 is free");
    }

    @Test
    void otherHealthyPis() throws IOException {
        assertThat(found(PiTree.pi3(root.resolve("3"))))
                .contains("✓ ok     Raspberry Pi 3 Model B Rev 1.2")
                .allMatch(line -> line.startsWith("✓ ok"));
        assertThat(found(PiTree.zero2w(root.resolve("zero"))))
                .contains("✓ ok     Raspberry Pi Zero 2 W Rev 1.0", "✓ ok     416 MB of memory, 208 free")
                .allMatch(line -> line.startsWith("✓ ok"));
    }

    @Test
    void thePi5HasItsPinsOnAnotherChipAndItsSerialPortElsewhere() throws IOException {
        assertThat(troubles(PiTree.pi5(root))).containsExactly("""
                        • note   /dev/serial0 is the connector between the HDMI sockets of this Pi 5, not the pins 8 and 10
                                 → put dtparam=uart0=on into /boot/firmware/config.txt, start it again, and set port = "/dev/ttyAMA0\"""");
        assertThat(found(PiTree.pi5(root.resolve("again"))))
                .contains("✓ ok     the pins of the header are on gpiochip0 (pinctrl-rp1, 54 lines), none in use");
    }

    @Test
    void busAndPortThatAreSwitchedOff() throws IOException {
        assertThat(troubles(PiTree.pi4(root).without("dev/i2c-1").without("dev/serial0")))
                .containsExactly("""
                        ✗ wrong  there is no I²C bus /dev/i2c-1
                                 → sudo raspi-config nonint do_i2c 0    # and start it again""", """
                        ✗ wrong  there is no serial port /dev/serial0
                                 → sudo raspi-config nonint do_serial_hw 0    # and start it again""");
    }

    @Test
    void aBusThatNoPiHasOfItself() throws IOException {
        Needs bus3 = new Needs(Mark.WRONG, Set.of(Path.of("/dev/i2c-3")), Set.of(), Set.of());
        assertThat(Examination.of(PiTree.pi4(root).look(), bus3))
                .contains(Finding.wrong(
                        "there is no I²C bus /dev/i2c-3",
                        "bus 1 is the one on the header; for this one put dtoverlay=i2c-gpio,bus=3 into"
                                + " /boot/firmware/config.txt, and start it again"));
    }

    @Test
    void whatNobodyAskedForIsANoteOnly() throws IOException {
        Computer computer = PiTree.pi4(root).without("dev/i2c-1").look();
        assertThat(Examination.of(computer, Needs.unknown())).noneMatch(finding -> finding.mark() == Mark.WRONG);
    }

    @Test
    void anAdapterThatIsNotPluggedIn() throws IOException {
        Needs usb = new Needs(Mark.WRONG, Set.of(), Set.of(Path.of("/dev/ttyUSB0")), Set.of());
        assertThat(Examination.of(PiTree.pi4(root).look(), usb))
                .contains(Finding.wrong("there is no serial port /dev/ttyUSB0", "plug its adapter in; ls /dev/tty*"));
    }

    @Test
    void aPortOfAnotherName() throws IOException {
        Path port = Path.of("/dev/serial/by-id/usb-1a86-port0");
        Needs named = new Needs(Mark.WRONG, Set.of(), Set.of(port), Set.of());
        PiTree pi = PiTree.pi4(root).file("dev/serial/by-id/usb-1a86-port0", "");
        assertThat(Examination.of(pi.look(named), named))
                .contains(Finding.ok(ME + " may open the serial port " + port));
    }

    @Test
    void groupsThatAreMissing() throws IOException {
        String again = "    # and log in again, or start the node again";
        assertThat(troubles(PiTree.pi4(root).closed("i2c-1").closed("serial0").closed("gpiochip0")))
                .containsExactly(
                        "✗ wrong  " + ME + " may not open the I²C bus /dev/i2c-1\n         → sudo usermod -aG i2c " + ME
                                + again,
                        "✗ wrong  " + ME
                                + " may not open the serial port /dev/serial0\n         → sudo usermod -aG dialout "
                                + ME + again,
                        "✗ wrong  " + ME
                                + " may not open /dev/gpiochip0, and needs all\n         → sudo usermod -aG gpio " + ME
                                + again);
    }

    @Test
    void pinsThatNobodyNeedsMayBeClosed() throws IOException {
        Needs bus = new Needs(Mark.WRONG, Set.of(Path.of("/dev/i2c-1")), Set.of(), Set.of());
        assertThat(Examination.of(PiTree.pi4(root).closed("gpiochip0").look(), bus))
                .noneMatch(finding -> finding.mark() != Mark.OK);
    }

    @Test
    void aLoginShellOnTheSerialPort() throws IOException {
        assertThat(troubles(PiTree.pi4(root).file("proc/cmdline", "console=serial0,115200 console=tty1 rootwait\n")))
                .containsExactly("""
                        ✗ wrong  the login shell speaks on /dev/serial0, a sensor there hears it
                                 → sudo raspi-config nonint do_serial_cons 1    # and start it again""");
    }

    @Test
    void aPinThatIsTaken() throws IOException {
        String mends = "\n         → end that, or give the relay another pin: sudo gpioinfo | grep -w 17";
        String expected = "• note   GPIO17 is in use by \"other relay\"" + mends;
        String version1 = """
                gpiochip0 - 58 lines:
                \tline   4:      unnamed       unused   input  active-high\s
                \tline  17:     "GPIO17" "other relay" output  active-high [used]
                """;
        String version2 = """
                gpiochip0 - 58 lines:
                \tline   4:\tunnamed         \tinput
                \tline  17:\t"GPIO17"        \toutput consumer="other relay"
                """;
        assertThat(troubles(PiTree.pi4(root.resolve("1")).says("gpioinfo", version1)))
                .containsExactly(expected);
        assertThat(troubles(PiTree.pi4(root.resolve("2")).says("gpioinfo", version2)))
                .containsExactly(expected);
        assertThat(found(PiTree.pi4(root.resolve("3")).says("gpioinfo", version2)))
                .contains("✓ ok     the pins of the header are on gpiochip0 (pinctrl-bcm2711, 58 lines),"
                        + " in use: GPIO17 by \"other relay\"");
    }

    @Test
    void aPinThatThePurifierNodeHolds() throws IOException {
        PiTree pi = PiTree.pi4(root).says("gpioinfo", """
                gpiochip0 - 58 lines:
                \tline  17:\t"GPIO17"        \toutput consumer="airkeeper-gpio17"
                """);
        assertThat(troubles(pi)).isEmpty();
        assertThat(found(pi)).contains("✓ ok     GPIO17 is held by a purifier-node (\"airkeeper-gpio17\")");
    }

    @Test
    void aPinThatNoHeaderHas() throws IOException {
        Needs needs = new Needs(Mark.WRONG, Set.of(), Set.of(), Set.of(99));
        assertThat(Examination.of(PiTree.pi3(root).look(), needs))
                .contains(Finding.wrong("there is no GPIO99", "set a pin of the header, 2 to 27"));
    }

    @Test
    void withoutTheProgramsThatKnowThePins() throws IOException {
        assertThat(troubles(PiTree.pi4(root).lacks("gpiodetect").lacks("gpioinfo")))
                .containsExactly("""
                        • note   it cannot be told which pins are in use
                                 → sudo apt install gpiod""");
    }

    @Test
    void aSupplyThatIsTooWeak() throws IOException {
        assertThat(troubles(PiTree.pi4(root.resolve("now")).says("vcgencmd", "throttled=0x50005\n")))
                .containsExactly("""
                        ✗ wrong  the supply is too weak: less than 4.63 V reach the board
                                 → take the supply and the cable that belong to this Pi, and power fans from elsewhere""");
        assertThat(troubles(PiTree.pi4(root.resolve("before")).says("vcgencmd", "throttled=0x50000\n")))
                .containsExactly("""
                        • note   the supply was too weak at some time since the start
                                 → take the supply and the cable that belong to this Pi""");
        PiTree kernel = PiTree.pi4(root.resolve("kernel")).lacks("vcgencmd");
        kernel.file("sys/class/hwmon/hwmon1/name", "rpi_volt\n").file("sys/class/hwmon/hwmon1/in0_lcrit_alarm", "1\n");
        assertThat(kernel.look().power()).isEqualTo(Computer.Power.TOO_LITTLE);
    }

    @Test
    void aClockThatNobodySet() throws IOException {
        assertThat(troubles(PiTree.pi4(root.resolve("no")).says("timedatectl", "no\n")))
                .containsExactly("""
                        ✗ wrong  no time server has set the clock: readings wait or have no time
                                 → sudo timedatectl set-ntp true    # and look whether there is a network""");
        assertThat(troubles(PiTree.pi4(root.resolve("unknown")).lacks("timedatectl")))
                .containsExactly("• note   nobody here can tell whether the clock is set\n         → date");
        PiTree timesync = PiTree.pi4(root.resolve("file")).lacks("timedatectl");
        assertThat(PiTree.pi4(root.resolve("1970")).in1970().look().clock()).isEqualTo(Computer.Clock.NOT_SET);
        assertThat(timesync.file("run/systemd/timesync/synchronized", "").look().clock())
                .isEqualTo(Computer.Clock.SET);
    }

    @Test
    void aDiskThatIsFullOrCannotBeWritten() throws IOException {
        String head = "Filesystem 1048576-blocks Used Available Capacity Mounted on\n/dev/root 29488 29000 ";
        String cure = "\n         → sudo du -xhd2 / | sort -h | tail    # what takes most of it";
        assertThat(troubles(PiTree.pi4(root.resolve("full")).says("df", head + "12 99% /\n")))
                .containsExactly("✗ wrong  12 MB free for /var/lib/airkeeper" + cure);
        assertThat(troubles(PiTree.pi4(root.resolve("little")).says("df", head + "488 99% /\n")))
                .containsExactly("• note   488 MB free for /var/lib/airkeeper" + cure);
        assertThat(troubles(
                        PiTree.pi4(root.resolve("ro")).file("proc/mounts", "/dev/mmcblk0p2 / ext4 ro,noatime 0 0\n")))
                .containsExactly("""
                        ✗ wrong  /var/lib/airkeeper can only be read, as after an error of the disk
                                 → sudo dmesg | grep -i 'mmc\\|ext4'    # then save what is on it and take a new card""");
    }

    @Test
    void aDiskThatNothingIsKnownOf() throws IOException {
        assertThat(troubles(PiTree.pi4(root).lacks("df")))
                .containsExactly("• note   it cannot be told how much is free on the disk\n         → df -h");
    }

    @Test
    void aCardThatIsWorn() throws IOException {
        String file = "sys/block/mmcblk0/device/life_time";
        String cure = "\n         → copy it to a new card while it can be read";
        assertThat(found(PiTree.pi4(root.resolve("new")).file(file, "0x01 0x02\n")))
                .contains("✓ ok     the card says that it has lived at most 20 % of its life");
        assertThat(troubles(PiTree.pi4(root.resolve("old")).file(file, "0x0a 0x01\n")))
                .containsExactly("• note   the card says that it has lived 90 % of its life" + cure);
        assertThat(troubles(PiTree.pi4(root.resolve("out")).file(file, "0x0b 0x01\n")))
                .containsExactly("✗ wrong  the card says that it has outlived its life" + cure);
    }

    @Test
    void littleMemory() throws IOException {
        assertThat(troubles(PiTree.zero2w(root).file("proc/meminfo", "MemTotal: 425984 kB\nMemAvailable: 51200 kB\n")))
                .containsExactly("""
                        • note   416 MB of memory, 50 free
                                 → ps -eo rss,comm --sort -rss | head    # what takes most of it""");
    }

    @Test
    void aComputerThatIsNoPi() throws IOException {
        PiTree computer = PiTree.pi4(root)
                .without("proc/device-tree/model")
                .without("dev/i2c-1")
                .without("dev/gpiochip0");
        assertThat(troubles(computer.lacks("gpiodetect").lacks("vcgencmd")))
                .containsExactly(
                        "• note   this is no Raspberry Pi; what can be looked at here is looked at",
                        "✗ wrong  there is no I²C bus /dev/i2c-1",
                        "✗ wrong  there is no GPIO for the pins GPIO17");
    }

    @Test
    void thisComputer() {
        Computer computer =
                ComputerProbe.ofThisComputer(new SystemTime()).look(Path.of(System.getProperty("java.io.tmpdir")), ALL);
        assertThat(computer.megabytes()).isPositive();
        assertThat(computer.disk()).isNotNull();
        assertThat(computer.system()).isNotEqualTo("an unknown system");
    }

    private static List<String> found(PiTree pi) {
        return Examination.of(pi.look(), ALL).stream().map(Finding::toString).toList();
    }

    private static List<String> troubles(PiTree pi) {
        return found(pi).stream().filter(finding -> !finding.startsWith("✓")).toList();
    }
}
