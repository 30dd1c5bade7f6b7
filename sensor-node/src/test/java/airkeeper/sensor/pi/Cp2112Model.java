package airkeeper.sensor.pi;

import airkeeper.sensor.I2cWires;
import airkeeper.sensor.SensorException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Silicon Labs CP2112, a USB adapter for I²C, as its interface specification AN495 describes it, with one chip behind it. It
 * is shown to the kernel through {@code /dev/uhid} (Linux, Documentation/hid/uhid.rst), whose driver makes a real bus of it.
 */
final class Cp2112Model implements Closeable {
    private static final Path UHID = Path.of("/dev/uhid");
    private static final short BUS_USB = 3;
    private static final int SILICON_LABS = 0x10C4;
    private static final int CP2112 = 0xEA90;
    /** Events of {@code linux/uhid.h}. */
    private static final int OUTPUT = 6;

    private static final int GET_REPORT = 9;
    private static final int GET_REPORT_REPLY = 10;
    private static final int CREATE = 11;
    private static final int INPUT = 12;
    private static final int SET_REPORT = 13;
    private static final int SET_REPORT_REPLY = 14;
    /** Of the longest event that the kernel has. */
    private static final int EVENT_BYTES = 4_380;

    private static final int MOST_AT_ONCE = 61;

    /** Reports to the adapter: reads, reads after a write, asks for what was read, writes, asks how that went; and its answers. */
    private static final int READ = 0x10;

    private static final int WRITE_READ = 0x11;
    private static final int FETCH = 0x12;
    private static final int FETCHED = 0x13;
    private static final int WRITE = 0x14;
    private static final int ASK = 0x15;
    private static final int STATUS = 0x16;
    private static final int CANCEL = 0x17;
    private static final int VERSION = 0x05;

    /** Each report's number, and its length without it; the kernel wants to know them all. */
    private static final Map<Integer, Integer> FROM_ADAPTER = new TreeMap<>(Map.of(FETCHED, 63, STATUS, 6));

    private static final Map<Integer, Integer> TO_ADAPTER =
            new TreeMap<>(Map.of(READ, 3, WRITE_READ, 20, FETCH, 2, WRITE, 62, ASK, 1, CANCEL, 1));
    private static final Map<Integer, Integer> FEATURES =
            new TreeMap<>(Map.of(0x02, 4, 0x03, 1, 0x04, 2, VERSION, 2, 0x06, 13, 0x20, 1, 0x21, 8));

    private final int address;
    private final I2cWires chip;
    private final FileChannel kernel;
    private byte[] fetched = {};
    private boolean acknowledged;

    /** The chip has this address on the new bus. */
    Cp2112Model(int address, I2cWires chip) throws IOException {
        this.address = address;
        this.chip = chip;
        kernel = FileChannel.open(UHID, StandardOpenOption.READ, StandardOpenOption.WRITE);
        byte[] descriptor = descriptor();
        ByteBuffer create = event(CREATE);
        create.put("CP2112".getBytes(StandardCharsets.US_ASCII))
                .position(4 + 128 + 64 + 64) // behind name, place and serial number
                .putShort((short) descriptor.length)
                .putShort(BUS_USB)
                .putInt(SILICON_LABS)
                .putInt(CP2112)
                .putInt(0x0100)
                .putInt(0)
                .put(descriptor);
        say(create);
    }

    /** A list of reports of bytes, as the USB HID specification 1.11 writes it down. */
    private static byte[] descriptor() {
        ByteBuffer bytes = ByteBuffer.allocate(256);
        // usage page and usage of the maker; one collection of fields of 8 bits, from 0 to 255
        bytes.put(new byte[] {0x06, 0, (byte) 0xFF, 0x09, 1, (byte) 0xA1, 1, 0x75, 8, 0x15, 0, 0x26, (byte) 0xFF, 0});
        reports(bytes, 0x81, FROM_ADAPTER);
        reports(bytes, 0x91, TO_ADAPTER);
        reports(bytes, 0xB1, FEATURES);
        bytes.put((byte) 0xC0);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static void reports(ByteBuffer bytes, int direction, Map<Integer, Integer> lengths) {
        lengths.forEach((number, length) -> bytes.put(new byte[] {
            (byte) 0x85, number.byteValue(), (byte) 0x95, length.byteValue(), 0x09, 1, (byte) direction, 2
        }));
    }

    /** Answers the kernel until this is closed. */
    void serve() throws IOException {
        ByteBuffer event = ByteBuffer.allocateDirect(EVENT_BYTES).order(ByteOrder.nativeOrder());
        try {
            while (kernel.read(event.clear()) > 0) {
                answer(event.rewind());
            }
        } catch (ClosedChannelException e) {
            // as it was meant
        }
    }

    private void answer(ByteBuffer event) throws IOException {
        switch (event.getInt()) {
            case OUTPUT -> {
                byte[] report = new byte[4_096];
                event.get(report);
                ordered(report);
            }
            case GET_REPORT -> asked(event.getInt(), event.get());
            case SET_REPORT ->
                say(event(SET_REPORT_REPLY).putInt(event.getInt()).putShort((short) 0)); // whatever it is to be set to
            default -> {} // that somebody opened or closed it changes nothing
        }
    }

    /** How it is set, of which the kernel looks at what it is. */
    private void asked(int question, byte number) throws IOException {
        byte[] report = new byte[1 + FEATURES.getOrDefault((int) number, 0)];
        report[0] = number;
        if (number == VERSION) {
            report[1] = 0x0C; // part number
            report[2] = 2;
        }
        say(event(GET_REPORT_REPLY)
                .putInt(question)
                .putShort((short) 0)
                .putShort((short) report.length)
                .put(report));
    }

    private void ordered(byte[] report) throws IOException {
        switch (report[0]) {
            case READ -> acknowledged = here(report) && read(word(report, 2));
            case WRITE_READ -> acknowledged = here(report) && write(report, 5, report[4]) && read(word(report, 2));
            case WRITE -> acknowledged = here(report) && write(report, 3, report[2]);
            case ASK -> { // how the last transfer went: done, or the address not acknowledged
                byte[] done = {STATUS, 2, 5, 0, 0, (byte) (fetched.length >> 8), (byte) fetched.length};
                input(acknowledged ? done : new byte[] {STATUS, 3, 0, 0, 0, 0, 0});
            }
            case FETCH -> {
                int count = Math.min(Math.min(word(report, 1), fetched.length), MOST_AT_ONCE);
                byte[] answer = new byte[64];
                answer[0] = FETCHED;
                answer[1] = 2;
                answer[2] = (byte) count;
                System.arraycopy(fetched, 0, answer, 3, count);
                fetched = Arrays.copyOfRange(fetched, count, fetched.length);
                input(answer);
            }
            default -> acknowledged = false; // given up
        }
    }

    private static int word(byte[] report, int at) {
        return (report[at] & 0xFF) << 8 | (report[at + 1] & 0xFF);
    }

    private boolean here(byte[] report) {
        return (report[1] & 0xFF) >> 1 == address;
    }

    private boolean write(byte[] report, int from, int count) {
        fetched = new byte[0];
        try {
            chip.write(Arrays.copyOfRange(report, from, from + count));
            return true;
        } catch (SensorException e) {
            return false;
        }
    }

    private boolean read(int count) {
        try {
            fetched = chip.read(count);
            return true;
        } catch (SensorException e) {
            fetched = new byte[0];
            return false;
        }
    }

    private void input(byte... report) throws IOException {
        say(event(INPUT).putShort((short) report.length).put(report));
    }

    private static ByteBuffer event(int type) {
        return ByteBuffer.allocate(EVENT_BYTES).order(ByteOrder.nativeOrder()).putInt(type);
    }

    private void say(ByteBuffer event) throws IOException {
        kernel.write(event.flip());
    }

    /** The kernel takes the bus away. */
    @Override
    public void close() {
        try {
            kernel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
