package airkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.HistoryException;
import airkeeper.wire.Caller;
import airkeeper.wire.Drives;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierReport;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.Room;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.memory.MemoryLink;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.time.HandTime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A school morning with all nodes but the dashboard, told in a second. */
class StoryTest {
    private static final Instant BEGIN = Instant.parse("2026-11-19T07:50:00Z");
    private static final Room CLASSROOM = new Room("classroom");
    private static final Topics TOPICS = Topics.standard();

    private final HandTime time = new HandTime(BEGIN);
    private final MemoryBroker broker = new MemoryBroker();
    private final List<Reading> readings = new ArrayList<>();
    private final List<PurifierReport> reports = new ArrayList<>();
    private final PastWeek past = new PastWeek(Place.all(1), BEGIN, ZoneOffset.UTC, 1);

    @TempDir
    private Path state;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Site site;

    @BeforeEach
    void begin() throws HistoryException {
        past.remember(_ -> {});
        MemoryLink listener = broker.link(new Caller(new NodeId("listener"), Duration.ZERO, null, null));
        listener.hear(Subscription.newsOnly(TOPICS.everyReadingIn(CLASSROOM)), heard -> {
            heard.acknowledge();
            readings.add(read(() -> Json.reading(heard.payload())));
        });
        listener.hear(Subscription.newsOnly(TOPICS.everyReport()), heard -> {
            heard.acknowledge();
            if (heard.topic().levels().get(1).equals(CLASSROOM.name())) {
                reports.add(read(() -> Json.report(heard.payload())));
            }
        });
        listener.start();
        site = new Site(
                Place.all(1),
                past,
                state,
                BrokerSettings.open(URI.create("mqtt://memory")),
                broker::link,
                time,
                ZoneOffset.UTC);
        site.start();
        time.settle();
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void thePresentGoesOnFromThePast() {
        assertThat(readings.getFirst().seq()).isEqualTo(7 * 2880 - 240);
        assertThat(readings.getFirst().time()).isEqualTo(BEGIN);
        time.advance(Duration.ofMinutes(1));
        assertThat(co2()).isBetween(400.0, 520.0);
    }

    @Test
    void pupilsEnterTheRelayGoesOnTheAirClearsTheRelayGoesOff() {
        time.advance(Duration.ofMinutes(15));
        assertThat(power()).isEqualTo(Power.OFF);
        assertThat(co2()).isBetween(700.0, 1000.0);

        time.advance(Duration.ofMinutes(15));
        assertThat(power()).isEqualTo(Power.ON);
        assertThat(site.household().seen(CLASSROOM).power()).isEqualTo(Power.ON);

        time.advance(Duration.ofMinutes(60));
        assertThat(highestCo2()).as("the curve bends").isLessThan(1200);
        assertThat(power()).isEqualTo(Power.ON);

        time.advance(Duration.ofMinutes(25)); // the break
        assertThat(reports).anySatisfy(report -> {
            assertThat(report.power()).isEqualTo(Power.OFF);
            assertThat(report.why()).startsWith("CO₂ ").endsWith(" ≤ 800 ppm");
        });
    }

    @Test
    void withAPurifierTheCurveDoesNotBend() {
        var done = site.switchboard().plugIn(CLASSROOM, Drives.PURIFIER);
        time.settle();
        assertThat(done).isCompleted();

        time.advance(Duration.ofMinutes(90));

        assertThat(power()).isEqualTo(Power.ON);
        assertThat(reports.getLast().drives()).isEqualTo(Drives.PURIFIER);
        assertThat(co2()).isGreaterThan(2500);
    }

    @Test
    void anOpenWindowBendsItToo() {
        var _ = site.household().window(CLASSROOM, Window.OPEN);
        time.advance(Duration.ofMinutes(90));

        assertThat(highestCo2()).isLessThan(1000);
        assertThat(power()).isEqualTo(Power.OFF);
    }

    @Test
    void theRelayIsOffWhenTheSiteHasClosed() {
        time.advance(Duration.ofMinutes(30));
        assertThat(site.household().seen(CLASSROOM).power()).isEqualTo(Power.ON);
        site.close();
        site.close();

        assertThat(power()).isEqualTo(Power.OFF);
    }

    private Power power() {
        return reports.getLast().power();
    }

    private double co2() {
        return readings.getLast().value(Quantity.CO2).orElseThrow();
    }

    private double highestCo2() {
        return readings.stream()
                .filter(Reading::usable)
                .mapToDouble(reading -> reading.value(Quantity.CO2).orElseThrow())
                .max()
                .orElseThrow();
    }

    private static <T> T read(Reader<T> reader) {
        try {
            return reader.read();
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private interface Reader<T> {
        T read() throws MalformedException;
    }
}
