package airkeeper.purifier.pi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A GPIO chip as the kernel describes it ({@code linux/gpio.h}).
 *
 * @param device such as {@code /dev/gpiochip0}, whose number says nothing about what it is
 * @param label what it is, such as {@code pinctrl-rp1}; null: this program may not open it
 * @param user who has a line of it, null: nobody; the kernel's own use may have no name
 */
record Chip(Path device, @Nullable String label, IntFunction<@Nullable String> user) {
    private static final int O_RDWR_CLOEXEC = 0x80002;

    /** {@code GPIO_GET_CHIPINFO_IOCTL}: name and label of 32 bytes each, number of lines. */
    private static final long CHIP_INFO = 0x8044_B401L;

    private static final int CHIP_INFO_BYTES = 68;
    private static final int LABEL = 32;

    /** {@code GPIO_V2_GET_LINEINFO_IOCTL}: name and consumer of 32 bytes each, offset, …, flags. */
    private static final long LINE_INFO = 0xC100_B405L;

    private static final int LINE_INFO_BYTES = 256;
    private static final int CONSUMER = 32;
    private static final int OFFSET = 64;
    private static final int FLAGS = 72;
    private static final long USED = 1;

    private static final MethodHandle OPEN = libc("open", ADDRESS, JAVA_INT);
    private static final MethodHandle IOCTL = libc("ioctl", JAVA_INT, JAVA_LONG, ADDRESS);
    private static final MethodHandle CLOSE = libc("close", JAVA_INT);

    /** What the kernel says of this one. */
    static Chip of(Path device) {
        return new Chip(device, label(device), line -> user(device, line));
    }

    /** What the label of each chip that the pins of the header hang on begins with: -bcm2835, -bcm2711, -rp1. */
    boolean hasTheHeader() {
        return label != null && label.startsWith("pinctrl-");
    }

    private static @Nullable String label(Path device) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(CHIP_INFO_BYTES, 8);
            return asked(device, CHIP_INFO, info) ? info.getString(LABEL) : null;
        }
    }

    private static @Nullable String user(Path device, int line) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(LINE_INFO_BYTES, 8);
            info.set(JAVA_INT, OFFSET, line);
            boolean used = asked(device, LINE_INFO, info) && (info.get(JAVA_LONG, FLAGS) & USED) != 0;
            return used ? info.getString(CONSUMER) : null;
        }
    }

    private static boolean asked(Path device, long question, MemorySegment answer) {
        try (Arena arena = Arena.ofConfined()) {
            int file = (int) OPEN.invokeExact(arena.allocateFrom(device.toString()), O_RDWR_CLOEXEC);
            if (file < 0) {
                return false;
            }
            try {
                return (int) IOCTL.invokeExact(file, question, answer) == 0;
            } finally {
                int _ = (int) CLOSE.invokeExact(file);
            }
        } catch (Throwable e) { // what method handles are declared to throw
            throw new IllegalStateException("The kernel cannot be asked about " + device, e);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle libc(String name, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().find(name).orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, arguments),
                Linker.Option.firstVariadicArg(Math.min(2, arguments.length)));
    }
}
