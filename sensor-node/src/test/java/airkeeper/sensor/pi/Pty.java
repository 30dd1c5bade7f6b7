package airkeeper.sensor.pi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A real terminal of the kernel: its one end is a serial port to whoever opens it, at its other end a device is played on a
 * thread of its own.
 */
final class Pty implements AutoCloseable {
    private static final int A_WHILE_MILLIS = 20;
    private static final short POLLIN = 1;

    private static final MethodHandle OPENPTY = libc("openpty", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    private static final MethodHandle CFMAKERAW = libc("cfmakeraw", null, ADDRESS);
    private static final MethodHandle TCGETATTR = libc("tcgetattr", JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle TCSETATTR = libc("tcsetattr", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle POLL = libc("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle READ = libc("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle WRITE = libc("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle CLOSE = libc("close", JAVA_INT, JAVA_INT);

    @SuppressWarnings("restricted")
    private static MethodHandle libc(String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor shape =
                result == null ? FunctionDescriptor.ofVoid(arguments) : FunctionDescriptor.of(result, arguments);
        return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), shape);
    }

    private final int request;
    private final UnaryOperator<byte[]> device;
    private final int master;
    private final int slave;
    private final Path path;
    private final CompletableFuture<Void> played;
    private volatile byte @Nullable [] garbage;
    private volatile boolean mute;
    private volatile boolean closed;

    /** A device to which requests of so many bytes are made. */
    Pty(int request, UnaryOperator<byte[]> device) {
        this.request = request;
        this.device = device;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(8);
            MemorySegment name = arena.allocate(64);
            MemorySegment attributes = arena.allocate(256);
            call(OPENPTY, ends, ends.asSlice(4), name, MemorySegment.NULL, MemorySegment.NULL);
            master = ends.get(JAVA_INT, 0);
            slave = ends.get(JAVA_INT, 4); // kept open, so that the terminal outlives being closed by its user
            path = Path.of(name.getString(0));
            call(TCGETATTR, slave, attributes);
            call(CFMAKERAW, attributes);
            call(TCSETATTR, slave, 0, attributes);
        }
        played = CompletableFuture.runAsync(
                this::play,
                task -> Thread.ofPlatform().daemon().name("device on " + path).start(task));
    }

    Path path() {
        return path;
    }

    void mute() {
        mute = true;
    }

    /** From now on it says this without end, as fast as it is read. */
    void babble(byte... bytes) {
        garbage = bytes;
    }

    void speak() {
        mute = false;
        garbage = null;
    }

    private void play() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(4_096);
            List<Byte> heard = new ArrayList<>();
            while (!closed) {
                byte[] chatter = garbage;
                if (chatter != null && ready(arena, (short) 4)) {
                    say(buffer, chatter);
                }
                if (!ready(arena, POLLIN)) {
                    continue;
                }
                long count = (long) call(READ, master, buffer, buffer.byteSize());
                for (byte octet : buffer.asSlice(0, Math.max(0, count)).toArray(JAVA_BYTE)) {
                    heard.add(octet);
                }
                answer(buffer, heard);
            }
        }
    }

    private void answer(MemorySegment buffer, List<Byte> heard) {
        while (heard.size() >= request) {
            byte[] asked = new byte[request];
            for (int i = 0; i < request; i++) {
                asked[i] = heard.removeFirst();
            }
            byte[] answer = device.apply(asked);
            if (!mute && garbage == null) {
                // in two pieces, as over a line
                say(buffer, Arrays.copyOf(answer, answer.length / 2));
                say(buffer, Arrays.copyOfRange(answer, answer.length / 2, answer.length));
            }
        }
    }

    private boolean ready(Arena arena, short events) {
        MemorySegment poll = arena.allocate(8, 4);
        poll.set(JAVA_INT, 0, master);
        poll.set(JAVA_SHORT, 4, events);
        return (int) call(POLL, poll, 1L, garbage == null ? A_WHILE_MILLIS : 0) > 0;
    }

    private void say(MemorySegment buffer, byte[] bytes) {
        MemorySegment.copy(bytes, 0, buffer, JAVA_BYTE, 0, bytes.length);
        var _ = call(WRITE, master, buffer, (long) bytes.length);
    }

    private static Object call(MethodHandle function, Object... arguments) {
        try {
            Object result = function.invokeWithArguments(arguments);
            return result == null ? 0 : result;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** As when the adapter is pulled out; may be done twice. */
    void pullOut() {
        if (!closed) {
            closed = true;
            played.join();
            call(CLOSE, slave);
            call(CLOSE, master);
        }
    }

    @Override
    public void close() {
        pullOut();
    }
}
