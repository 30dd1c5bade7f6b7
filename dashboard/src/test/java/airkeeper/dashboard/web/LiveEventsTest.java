package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.Presence;
import airkeeper.wire.SensorId;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveEventsTest {
    private static final String CLOCK = clock("2026-11-21T12:00:00Z");

    private final Site site = new Site();

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void tellsTheTimeAtOnceAndEveryQuarterOfAMinute() throws Exception {
        try (Raw client = connected()) {
            assertThat(next(client).data()).isEqualTo(CLOCK);
            site.time.advance(Duration.ofSeconds(15));
            assertThat(next(client))
                    .matches(event ->
                            event.name().equals("clock") && event.data().equals(clock("2026-11-21T12:00:15Z")));
        }
    }

    @Test
    void tellsAllThatIsNew() throws Exception {
        try (Raw client = connected()) {
            next(client);
            site.telling.measured(SensorId.of("kitchen/scd41"), Site.reading("2026-11-21T11:59:48Z", 812));
            site.telling.measured(SensorId.of("kitchen/scd41"), Site.reading("2026-11-21T11:59:18Z", 1500));
            site.telling.reported(Site.FAN, Site.report());
            site.telling.decided(Site.decision("2026-11-21T11:50:00Z", Power.ON, "1020 ppm\nis above 1000"));
            site.telling.came(new Presence(
                    Presence.State.ONLINE,
                    new NodeId("sensor-1"),
                    "sensor",
                    "1",
                    Instant.parse("2026-11-21T11:00:00Z"),
                    List.of(Site.SENSOR)));
            site.time.settle();
            told(client, "reading", """
                    {"room":"kitchen","sensor":"scd41","time":"2026-11-21T11:59:48Z","quality":"ok","late":false,\
                    "values":{"co2":812,"temperature":21.46},"level":{"co2":"fair"}}""");
            told(client, "reading", """
                    {"room":"kitchen","sensor":"scd41","time":"2026-11-21T11:59:18Z","quality":"ok","late":true,\
                    "values":{"co2":1500,"temperature":21.46},"level":{"co2":"poor"}}""");
            told(client, "report", """
                    {"room":"kitchen","purifier":"fan","power":"on","mode":"auto","reason":"too-high","why":"1020 ppm is above 1000",\
                    "since":"2026-11-21T11:50:00Z","until":null,"ageSeconds":3,"online":false,"quantity":"co2","value":1020,"on":1000,"off":800,\
                    "drives":"ventilator","runSeconds":3600,"switches":12}""");
            told(client, "why", """
                    {"room":"kitchen","time":"2026-11-21T11:50:00Z","purifier":"fan","power":"on","changed":true,"reason":"too-high",\
                    "why":"1020 ppm\\nis above 1000"}""");
            told(client, "presence", """
                    {"state":"online","node":"sensor-1","kind":"sensor","version":"1","since":"2026-11-21T11:00:00Z","sensors":["kitchen/scd41"]}""");
        }
    }

    @Test
    void whoComesBackHearsWhatWasMissed() throws Exception {
        String seen;
        try (Raw client = connected()) {
            seen = next(client).id();
        }
        decide(LiveEvents.KEPT);
        try (Raw client = connected("Last-Event-ID: " + seen)) {
            for (int i = 1; i <= LiveEvents.KEPT; i++) {
                told(client, "why", why(i));
            }
            Told clock = next(client);
            assertThat(clock.name()).isEqualTo("clock");
            assertThat(clock.id()).endsWith("-" + LiveEvents.KEPT);
        }
        decide(1);
        try (Raw client = connected("Last-Event-ID: " + seen)) {
            told(client, "reset", "{}");
            told(client, "clock", CLOCK);
        }
    }

    @Test
    void anIdOfAnotherStartIsUnknown() throws Exception {
        String start;
        try (Raw client = connected()) {
            String id = next(client).id();
            start = id.substring(0, id.indexOf('-'));
        }
        decide(3);
        for (String id : List.of("00000000-1", "1", start + "-4", start + "--1", start + "-99999999999999999999")) {
            try (Raw client = connected("Last-Event-ID: " + id)) {
                told(client, "reset", "{}");
                told(client, "clock", CLOCK);
            }
        }
    }

    @Test
    void whoDoesNotReadIsDroppedAndDelaysNobody() throws Exception {
        try (Raw stuck = connected();
                Raw reading = connected()) {
            next(reading);
            String longWhy = "x".repeat(5_000);
            int said = 0;
            for (int batch = 0; batch < 14; batch++) {
                for (int i = 0; i < 500; i++) {
                    site.telling.decided(Site.decision("2026-11-21T11:50:00Z", Power.ON, longWhy));
                }
                site.time.settle();
                said += 500;
                String id;
                do {
                    id = next(reading).id();
                } while (!id.endsWith("-" + said));
            }
            assertThat(eventsUntilCut(stuck)).isBetween(1, said - 2_000);
        }
    }

    @Test
    void theEndOfTheServerIsTheEndOfAllWatching() throws Exception {
        try (Raw client = connected()) {
            next(client);
            site.close();
            assertThat(eventsUntilCut(client)).isZero();
        }
    }

    private static int eventsUntilCut(Raw client) throws IOException {
        int events = 0;
        try {
            for (String line = client.line(); line != null; line = client.line()) {
                events += line.startsWith("event: ") ? 1 : 0;
            }
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
        return events;
    }

    private void decide(int times) {
        for (int i = 1; i <= times; i++) {
            site.telling.decided(Site.decision("2026-11-21T11:50:00Z", Power.ON, "number " + i));
        }
        site.time.settle();
    }

    private static String why(int number) {
        return """
                {"room":"kitchen","time":"2026-11-21T11:50:00Z","purifier":"fan","power":"on","changed":true,"reason":"too-high",\
                "why":"number %d"}""".formatted(number);
    }

    /** Connected once the first comment is there; the server's loop then knows of it. */
    private Raw connected(String... headers) throws IOException {
        Raw client = new Raw(site.server.port(), "/api/v1/live", headers);
        String line;
        do {
            line = client.line();
            assertThat(line).isNotNull();
        } while (!": live".equals(line));
        site.time.settle();
        return client;
    }

    private static void told(Raw client, String name, String data) throws IOException {
        Told told = next(client);
        assertThat(told.data()).isEqualTo(data);
        assertThat(told.name()).isEqualTo(name);
    }

    /** The next event; comments are not of it. */
    private static Told next(Raw client) throws IOException {
        String id = "";
        String name = "";
        while (true) {
            String line = Objects.requireNonNull(client.line(), "the line is closed");
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                return new Told(id, name, line.substring(6));
            }
        }
    }

    private record Told(String id, String name, String data) {}

    private static String clock(String now) {
        return "{\"now\":\"" + now + "\",\"speed\":1,\"edition\":\"" + Edition.here() + "\"}";
    }
}
