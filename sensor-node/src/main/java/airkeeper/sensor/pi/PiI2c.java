package airkeeper.sensor.pi;

import airkeeper.sensor.I2cWires;
import airkeeper.sensor.SensorException;
import com.pi4j.Pi4J;
import com.pi4j.boardinfo.definition.BoardModel;
import com.pi4j.boardinfo.util.BoardInfoHelper;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CProvider;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One chip on an I²C bus of this computer, through Pi4J.
 *
 * <p>Each chip has a Pi4J context of its own: Pi4J remembers the address of the chip that it could not choose, and would talk
 * to a wrong one next; so after a failure all of it is closed. The kernel keeps the transfers of several chips apart.
 */
public final class PiI2c implements I2cWires {
    private static final Logger log = LoggerFactory.getLogger(PiI2c.class);

    private static final int ON_THE_HEADER = 1;

    private static final String WIRES_HELP =
            "Shorter wires help, or a slower bus (dtparam=i2c_arm_baudrate=10000 in /boot/firmware/config.txt).";

    private final int bus;
    private final int address;
    private final DeviceFile file;
    private final Supplier<Context> contexts;
    private @Nullable Context context;
    private @Nullable I2C chip;

    PiI2c(int bus, int address, DeviceFile file, Supplier<Context> contexts) {
        this.bus = bus;
        this.address = address;
        this.file = file;
        this.contexts = contexts;
    }

    /** The chip with this address, 0x08 to 0x77, on {@code /dev/i2c-{bus}}. */
    public static PiI2c of(int bus, int address) {
        return new PiI2c(bus, address, new DeviceFile(Path.of("/dev/i2c-" + bus)), PiI2c::kernelContext);
    }

    /** Nothing is detected, since Pi4J would silently take a mock where it does not know the board, as with mainline kernels. */
    private static Context kernelContext() {
        if (BoardInfoHelper.current().getBoardModel() == BoardModel.UNKNOWN) {
            log.warn("Pi4J does not know this board; it is taken for a generic one.");
            BoardInfoHelper.current().setBoardModel(BoardModel.GENERIC);
        }
        return Pi4J.newContextBuilder()
                .noAutoDetect()
                .disableShutdownHook()
                .add(LinuxFsI2CProvider.newInstance())
                .build();
    }

    @Override
    public String place() {
        return "0x%02x on %s".formatted(address, file.path());
    }

    @Override
    public void open() throws SensorException {
        file.check("the I²C bus", switchedOn() + " and start the computer again.", "i2c");
        close();
        try {
            Context fresh = contexts.get();
            context = fresh;
            chip = fresh.create(I2C.newConfigBuilder(fresh)
                    .id("i2c-" + bus + "-" + address)
                    .bus(bus)
                    .device(address)
                    .build());
        } catch (RuntimeException | LinkageError e) { // Pi4J throws many kinds, its native part a linkage error
            close();
            throw failed(e);
        }
    }

    /** The other buses are made by the kernel on any two pins, here those that it takes unless told otherwise. */
    private String switchedOn() {
        return bus == ON_THE_HEADER
                ? "switch it on (sudo raspi-config nonint do_i2c 0)"
                : "bus 1 is the one on the header; for this one put dtoverlay=i2c-gpio,bus=" + bus
                        + " (SDA is GPIO23 then, SCL GPIO24) into /boot/firmware/config.txt";
    }

    @Override
    public void write(byte... bytes) throws SensorException {
        try {
            taken().write(bytes, 0, bytes.length);
        } catch (Pi4JException e) {
            throw failed(e);
        }
    }

    @Override
    public byte[] read(int count) throws SensorException {
        byte[] bytes = new byte[count];
        int found;
        try {
            found = taken().read(bytes, 0, count);
        } catch (Pi4JException e) {
            throw failed(e);
        }
        if (found != count) {
            throw new SensorException(
                    "Expected " + count + " bytes of " + place() + ", found " + found + ". " + WIRES_HELP);
        }
        return bytes;
    }

    private I2C taken() throws SensorException {
        I2C taken = chip;
        if (taken == null) {
            throw new SensorException(place() + " is not open.");
        }
        return taken;
    }

    /**
     * What to do about it. A missing acknowledgement is EREMOTEIO on a Raspberry Pi's own buses and ENXIO on bit-banged ones; lines
     * that stay low are ETIMEDOUT, as is a missing chip behind some USB adapters.
     */
    private SensorException failed(Throwable failure) {
        String origin = origin(failure);
        String sentence;
        if (origin.contains("Remote I/O error") || origin.contains("No such device or address")) {
            sentence = "Nobody answers at " + place()
                    + ". Is the chip wired to the pins 3 (SDA), 5 (SCL), 6 (ground) and 1 (3.3 V; an SPS30 to 2, 5 V)? i2cdetect -y "
                    + bus
                    + " shows who is there.";
        } else if (origin.contains("timed out")) {
            sentence = "No answer of " + place() + " in time: a chip holds a line of the bus down, or is not there."
                    + " Take the power off the sensors for ten seconds; then unplug one after the other to find it.";
        } else if (origin.contains("busy")) {
            sentence = "A driver of the kernel has taken " + place()
                    + ": take its dtoverlay line out of /boot/firmware/config.txt and start the computer again.";
        } else if (origin.contains("Input/output error")) {
            sentence = "The transfers to " + place() + " are disturbed. " + WIRES_HELP;
        } else {
            sentence = place() + " cannot be reached: " + origin + ".";
        }
        return new SensorException(sentence, failure);
    }

    /** What was wrong at the bottom, which Pi4J wraps more than once. */
    private static String origin(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    @Override
    public void close() {
        chip = null;
        Context old = context;
        context = null;
        if (old != null) {
            try {
                old.shutdown();
            } catch (Pi4JException e) {
                log.warn("{} was not let go in good order: {}.", place(), origin(e), e);
            }
        }
    }
}
