package airkeeper.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The Raspberry Pi of {@code deploy/pi/virtual.sh}, with a shell on its console. Its pins are seen from outside: in the
 * registers of its chip, as the emulator has them.
 */
final class VirtualPi implements AutoCloseable {
    /** Of an emulated processor on a machine that does other things too. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Path SCRIPT = Path.of("../pi/virtual.sh");
    private static final Path LOG = Path.of("target", "virtual-pi.log");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** GPFSEL0, three bits for each of ten pins in a word; GPLEV0, a bit for each pin (BCM2835 ARM Peripherals, 6.1). */
    private static final long FUNCTIONS = 0x3F20_0000L;

    private static final long LEVELS = 0x3F20_0034L;
    private static final int OUTPUT = 1;

    /** What a pin does; the level of an input is not emulated. */
    enum Pin {
        INPUT,
        LOW,
        HIGH
    }

    private final NodeProcess emulator;
    private final SocketChannel channel;
    private final BufferedReader answers;

    /** Starts it with these files in its {@code /airkeeper}. */
    VirtualPi(Path files, Path directory) throws IOException {
        Path socket = directory.resolve("qmp");
        emulator = NodeProcess.of(
                SCRIPT.toString(),
                "boot",
                files.toString(),
                "-serial",
                "null",
                "-serial",
                "stdio",
                "-monitor",
                "none",
                "-qmp",
                "unix:" + socket + ",server=on,wait=off");
        await().atMost(PATIENCE).until(() -> Files.exists(socket) || !emulator.alive());
        if (!emulator.alive()) {
            throw new IllegalStateException("the virtual Raspberry Pi has ended: " + emulator.lines());
        }
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        answers = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        order("{\"execute\":\"qmp_capabilities\"}");
        awaitLine("The virtual Raspberry Pi is up");
        type("PS1=; stty -echo");
    }

    /** Types a line into its shell. */
    void type(String line) {
        emulator.type(line);
    }

    /** Types a line, and waits until it is done. */
    void done(String line) {
        int before = emulator.lines().size();
        type(line + "; echo do\"\"ne");
        await(line)
                .atMost(PATIENCE)
                .until(() -> emulator.lines().stream().skip(before).anyMatch("done"::equals));
    }

    /** All that stands on its console. */
    List<String> lines() {
        return emulator.lines();
    }

    /** Waits until a line on its console has this in it. */
    void awaitLine(String part) {
        await("a line with " + part)
                .atMost(PATIENCE)
                .until(() -> emulator.lines().stream().anyMatch(line -> line.contains(part)));
    }

    /** Waits until a pin is so. */
    void await17(Pin expected) {
        await("GPIO17 is " + expected)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> pin(17) == expected);
    }

    Pin pin(int number) throws IOException {
        long function = word(FUNCTIONS + 4L * (number / 10)) >> (3 * (number % 10)) & 7;
        boolean high = (word(LEVELS) >> number & 1) == 1;
        return function != OUTPUT ? Pin.INPUT : high ? Pin.HIGH : Pin.LOW;
    }

    private long word(long address) throws IOException {
        String answer = order("""
                {"execute":"human-monitor-command","arguments":{"command-line":"xp /1wx %#x"}}""".formatted(address)).asText();
        return Long.decode(answer.substring(answer.lastIndexOf("0x")).strip());
    }

    /** Gives an order to the emulator; what it says of its own accord is passed over. */
    private JsonNode order(String json) throws IOException {
        channel.write(ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8)));
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            JsonNode answer = JSON.readTree(line);
            if (answer.has("return")) {
                return answer.get("return");
            }
            if (answer.has("error")) {
                throw new IOException(json + ": " + answer);
            }
        }
        throw new IOException("the emulator has ended: " + emulator.lines());
    }

    @Override
    public void close() {
        try {
            Files.write(LOG, emulator.lines());
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            emulator.kill();
        }
    }
}
