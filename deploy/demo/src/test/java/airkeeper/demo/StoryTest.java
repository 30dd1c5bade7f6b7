package airkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Dashboard;
import airkeeper.dashboard.Entry;
import airkeeper.dashboard.Guideline;
import airkeeper.dashboard.History;
import airkeeper.dashboard.HistoryException;
import airkeeper.dashboard.Run;
import airkeeper.dashboard.Span;
import airkeeper.dashboard.sqlite.SqliteHistory;
import airkeeper.wire.Caller;
import airkeeper.wire.Drives;
import airkeeper.wire.Link;
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

/** A school morning with all three kinds of nodes, told in a second. */
class StoryTest {
    private static final Instant BEGIN = Instant.parse("2026-11-19T07:50:00Z");
    private static final Room CLASSROOM = new Room("classroom");
    private static final Topics TOPICS = Topics.standard();

    private final HandTime time = new HandTime(BEGIN);
    private final MemoryBroker broker = new MemoryBroker();
    private final List<Reading> readings = new ArrayList<>();
    private final List<PurifierReport> reports = new ArrayList<>();
    private final List<Entry> week = new ArrayList<>();
    private final PastWeek past = new PastWeek(Place.all(1), BEGIN, ZoneOffset.UTC, 1);

    @TempDir
    private Path state;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Site site;

    @BeforeEach
    void begin() throws HistoryException {
        past.remember(week::addAll);
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
    void theChartHasThePastAndThePresentInOneLine() throws HistoryException {
        History history = new SqliteHistory(state.resolve("airkeeper.db"));
        history.open();
        history.add(week);
        Dashboard dashboard = dashboard(history);
        dashboard.start();
        time.advance(Duration.ofMinutes(30));
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        Span span = new Span(BEGIN.minus(Duration.ofDays(7)), BEGIN.plus(Duration.ofMinutes(30)));
        dashboard.history().readings(sensor -> sensor.room().equals(CLASSROOM), span, each -> {
            if (each.reading().usable()) {
                times.add(each.time().toEpochMilli());
                values.add(each.reading().value(Quantity.CO2).orElseThrow());
            }
        });

        // 240 in the outage, two while the sensor warmed up after it, three at the begin of the present
        assertThat(times).hasSizeBetween(7 * 2880 - 245 + 59, 7 * 2880 - 240 + 60);
        assertThat(values.getLast()).isGreaterThan(900);
        for (int i = 1; i < times.size(); i++) {
            if (times.get(i) > BEGIN.minus(Duration.ofDays(1)).toEpochMilli()) {
                assertThat(times.get(i) - times.get(i - 1)).isBetween(30_000L, 90_000L);
            }
        }
        List<Run> runs = dashboard.history().runs(CLASSROOM, span);
        assertThat(runs).hasSizeGreaterThan(5);
        assertThat(runs.getLast().to()).as("it is on now").isNull();
        assertThat(dashboard.history().events(CLASSROOM, span, 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        Entry.Decided.class,
                        decided -> assertThat(decided.decision().power()).isEqualTo(Power.ON));
        dashboard.close();
    }

    private Dashboard dashboard(History history) {
        Link link = broker.link(new Caller(new NodeId("dashboard"), Duration.ZERO, null, null));
        return new Dashboard(TOPICS, Duration.ofSeconds(1), Guideline.HSE_UK, time, link, history);
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
