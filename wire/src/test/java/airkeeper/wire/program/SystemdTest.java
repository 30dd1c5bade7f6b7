package airkeeper.wire.program;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.time.HandTime;
import airkeeper.wire.time.Loop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemdTest {
    @TempDir
    private Path folder;

    @Test
    void saysWhatSystemdAsksFor() throws Throwable {
        String name = folder.resolve("notify").toString();
        try (NotifySocket socket = new NotifySocket(name)) {
            Systemd systemd = new Systemd(Map.of("NOTIFY_SOCKET", name));
            systemd.ready();
            systemd.heart().run();
            systemd.ending();
            assertThat(socket.heard()).containsExactly("READY=1", "WATCHDOG=1", "STOPPING=1");
        }
    }

    @Test
    void findsASocketWithoutAFile() throws Throwable {
        String name = "@airkeeper/" + UUID.randomUUID();
        try (NotifySocket socket = new NotifySocket(name)) {
            new Systemd(Map.of("NOTIFY_SOCKET", name)).ready();
            assertThat(socket.heard()).containsExactly("READY=1");
        }
    }

    /** Of two nodes in one process each hides that the other hangs, if either may say that all is well. */
    @Test
    void isAliveOnlyWhileEachOfItsLoopsIs() throws Throwable {
        String name = folder.resolve("notify").toString();
        HandTime time = HandTime.at("2026-11-21T10:00:00Z");
        Loop controller = time.loop("controller");
        try (NotifySocket socket = new NotifySocket(name);
                Loop sampler = time.loop("sampler")) {
            Systemd systemd = new Systemd(Map.of("NOTIFY_SOCKET", name, "WATCHDOG_USEC", "30000000"));
            Duration period = systemd.period().orElseThrow();
            assertThat(period).isEqualTo(Duration.ofSeconds(15));
            sampler.every(period, systemd.heart());
            controller.every(period, systemd.heart());

            time.advance(Duration.ofSeconds(30));
            assertThat(socket.heard()).containsExactly("WATCHDOG=1", "WATCHDOG=1");
            controller.close();
            time.advance(Duration.ofMinutes(5));
            assertThat(socket.heard()).isEmpty();
        }
    }

    @Test
    void aSystemdThatIsGoneHurtsNobody() {
        Systemd systemd =
                new Systemd(Map.of("NOTIFY_SOCKET", folder.resolve("none").toString()));
        systemd.ready();
        systemd.heart().run();
        systemd.ending();
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "soon"})
    void withoutATimeToWaitThereIsNoPeriod(String micros) {
        Map<String, String> environment = Map.of("NOTIFY_SOCKET", "/run/systemd/notify", "WATCHDOG_USEC", micros);
        assertThat(new Systemd(environment).period()).isEmpty();
        assertThat(new Systemd(Map.of("WATCHDOG_USEC", "30000000")).period()).isEmpty();
    }
}
