package airkeeper.wire.program;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd that this program is ready, alive and about to end; where systemd does not ask for it, nothing is said.
 *
 * <p>Source: sd_notify(3). Each message is a datagram to the socket that {@code NOTIFY_SOCKET} names; Java's own channels
 * know no such sockets, so it is sent by the C library. Thread-safe.
 */
final class Systemd {
    private static final Logger log = LoggerFactory.getLogger(Systemd.class);
    /** The longest address that fits in a {@code sockaddr_un}. */
    private static final int LONGEST = 108;

    private final @Nullable String socket;
    private final @Nullable Duration patience;
    private final BitSet beaten = new BitSet();
    private int hearts;
    private boolean deaf;

    Systemd(Map<String, String> environment) {
        String named = environment.get("NOTIFY_SOCKET");
        this.socket = named == null || named.isEmpty() || named.length() >= LONGEST ? null : named;
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        this.patience = socket == null || !micros.matches("[1-9][0-9]{0,17}")
                ? null
                : Duration.ofNanos(1000).multipliedBy(Long.parseLong(micros));
    }

    /** Half of how long systemd waits for a sign of life before it kills and restarts; empty where it does not wait for any. */
    Optional<Duration> period() {
        return Optional.ofNullable(patience).map(whole -> whole.dividedBy(2));
    }

    /** The beat of one more loop: systemd is told that the program is alive once all loops have beaten anew. */
    synchronized Runnable heart() {
        int mine = hearts++;
        return () -> beat(mine);
    }

    private synchronized void beat(int heart) {
        beaten.set(heart);
        if (beaten.cardinality() == hearts) {
            beaten.clear();
            say("WATCHDOG=1");
        }
    }

    void ready() {
        say("READY=1");
    }

    void ending() {
        say("STOPPING=1");
    }

    private synchronized void say(String state) {
        if (socket == null || deaf) {
            return;
        }
        try {
            if (Libc.send(socket, state) < 0) {
                log.warn("systemd could not be told {} at {}.", state, socket);
            }
        } catch (Throwable e) { // what a method handle declares; a C library without sockets is no reason to end
            deaf = true;
            log.warn("systemd cannot be told {} from here: {}.", state, e.toString());
        }
    }

    /** Loaded only where there is something to say. */
    private static final class Libc {
        private static final short AF_UNIX = 1;
        private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
        /** Never waits, and no signal when nobody listens. */
        private static final int DONTWAIT_NOSIGNAL = 0x40 | 0x4000;

        private static final MethodHandle SOCKET = function("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
        private static final MethodHandle SENDTO =
                function("sendto", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
        private static final MethodHandle CLOSE = function("close", JAVA_INT, JAVA_INT);

        private Libc() {}

        @SuppressWarnings("restricted")
        private static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(
                    linker.defaultLookup().find(name).orElseThrow(), FunctionDescriptor.of(result, arguments));
        }

        /** How many bytes went; below 0 when it failed. */
        static long send(String socket, String state) throws Throwable {
            byte[] path = socket.getBytes(StandardCharsets.UTF_8);
            if (path[0] == '@') {
                path[0] = 0; // a socket without a file
            }
            byte[] message = state.getBytes(StandardCharsets.UTF_8);
            int descriptor = (int) SOCKET.invokeExact((int) AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment address = arena.allocate(2 + LONGEST, 2);
                address.set(JAVA_SHORT, 0, AF_UNIX);
                MemorySegment.copy(path, 0, address, JAVA_BYTE, 2, path.length);
                return (long) SENDTO.invokeExact(
                        descriptor,
                        arena.allocateFrom(JAVA_BYTE, message),
                        (long) message.length,
                        DONTWAIT_NOSIGNAL,
                        address,
                        2 + path.length);
            } finally {
                int _ = (int) CLOSE.invokeExact(descriptor);
            }
        }
    }
}
