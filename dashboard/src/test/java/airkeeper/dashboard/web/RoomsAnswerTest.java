package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Place;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoomsAnswerTest {
    private final Site site = new Site();
    private final RoomsAnswer answer =
            new RoomsAnswer(site.dashboard.rooms(), site.dashboard.places(), site.dashboard.choices(), site.time);

    @BeforeEach
    void kitchen() {
        site.measured("2026-11-21T11:59:48Z", 812);
        answer.now();
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void isMadeOnceForAllWhoAskWhileNothingIsNew() {
        Payload first = answer.now();
        site.time.advance(Duration.ofMillis(249));

        assertThat(answer.now()).isSameAs(first);
        site.time.advance(Duration.ofMillis(1));
        assertThat(answer.now()).isNotSameAs(first);
    }

    @Test
    void hasWhatWasHeardOrSetAMomentAgo() throws Exception {
        Payload before = answer.now();
        site.measured("2026-11-21T12:00:00Z", 900);
        Payload heard = answer.now();
        site.dashboard.places().choose(Map.of(Site.SENSOR.room(), new Place("Room 204", null, null)), "Anna");

        assertThat(heard).isNotSameAs(before);
        assertThat(answer.now()).isNotSameAs(heard);
        assertThat(site.get("/api/v1/rooms").body()).contains("\"value\":900", "\"name\":\"Room 204\"");
    }

    @Test
    void agesGoOnWithTheClock() throws Exception {
        assertThat(site.get("/api/v1/rooms").body()).contains("\"ageSeconds\":12,\"stale\":false");
        site.time.advance(Duration.ofSeconds(1));
        assertThat(site.get("/api/v1/rooms").body()).contains("\"ageSeconds\":13,\"stale\":false");
        site.time.advance(Duration.ofMinutes(5));
        assertThat(site.get("/api/v1/rooms").body()).contains("\"ageSeconds\":313,\"stale\":true");
        site.time.unsetWall();
        assertThat(site.get("/api/v1/rooms").body()).contains("\"ageSeconds\":null,\"stale\":true");
    }
}
