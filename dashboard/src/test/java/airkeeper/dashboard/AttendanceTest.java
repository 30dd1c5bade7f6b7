package airkeeper.dashboard;

import static airkeeper.dashboard.RecorderStage.SCD41;
import static airkeeper.dashboard.RecorderStage.T;
import static airkeeper.dashboard.RecorderStage.TOPICS;
import static airkeeper.dashboard.RecorderStage.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Presence;
import airkeeper.wire.SensorId;
import airkeeper.wire.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the ledger says of who is there. */
class AttendanceTest {
    private final RecorderStage stage = new RecorderStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aSensorThatFallsSilentAndIsBackIsWrittenDown() {
        stage.start();
        stage.say(reading(0, 1, 800));
        stage.time.advance(Duration.ofSeconds(90));
        assertThat(notes()).isEmpty();
        stage.time.advance(Duration.ofMinutes(10));
        assertThat(notes())
                .containsExactly(new Entry.Noted(
                        T, SCD41.room(), Entry.Kind.LOST, "scd41", "Nothing more was heard from scd41."));
        stage.say(reading(690, 2, 800));
        stage.time.advance(Duration.ofSeconds(30));

        assertThat(notes())
                .hasSize(2)
                .endsWith(new Entry.Noted(
                        T.plusSeconds(690), SCD41.room(), Entry.Kind.BACK, "scd41", "scd41 is heard again."));
    }

    /** It was this dashboard that did not listen. */
    @Test
    void nobodyIsTakenForSilentWhoCouldNotBeHeardYet() {
        stage.knew(reading(-3_600, 1, 800));
        stage.start();
        stage.time.advance(Duration.ofSeconds(80));
        stage.say(reading(80, 121, 800));
        stage.time.advance(Duration.ofSeconds(60));
        assertThat(notes()).isEmpty();
    }

    @Test
    void whileThereIsNoLineNobodyIsSilent() {
        stage.start();
        stage.say(reading(0, 1, 800));
        stage.time.advance(Duration.ofSeconds(20));
        stage.broker.cut(stage.line);
        stage.time.advance(Duration.ofHours(1));
        stage.broker.restore(stage.line);
        stage.time.advance(Duration.ofSeconds(80));
        assertThat(notes()).isEmpty();
        stage.time.advance(Duration.ofSeconds(60));

        assertThat(notes()).extracting(Entry.Noted::time).containsExactly(T);
    }

    @Test
    void aNodeThatGoesAndComesIsWrittenDownInEachOfItsRooms() {
        Presence there = presence(Presence.State.ONLINE);
        stage.start();
        said(there);
        stage.time.advance(Duration.ofSeconds(10));
        said(there.gone());
        said(there.gone());
        stage.time.advance(Duration.ofSeconds(10));
        said(there);
        stage.time.advance(Duration.ofSeconds(10));

        assertThat(notes())
                .extracting(Entry.Noted::time, note -> note.room().name(), Entry.Noted::kind, Entry.Noted::text)
                .containsExactly(
                        row(10, "attic", Entry.Kind.OFFLINE, "pi has gone."),
                        row(10, "kitchen", Entry.Kind.OFFLINE, "pi has gone."),
                        row(20, "attic", Entry.Kind.ONLINE, "pi is there again."),
                        row(20, "kitchen", Entry.Kind.ONLINE, "pi is there again."));
    }

    private static Tuple row(int after, String room, Entry.Kind kind, String text) {
        return tuple(T.plusSeconds(after), room, kind, text);
    }

    private static Presence presence(Presence.State state) {
        return new Presence(
                state,
                new NodeId("pi"),
                "sensor",
                "0.1.0",
                Instant.EPOCH.plusSeconds(1),
                List.of(SCD41, SensorId.of("attic/scd41")));
    }

    private void said(Presence presence) {
        stage.node
                .say(Message.json(TOPICS.presence(presence.node()), Json.bytes(presence))
                        .kept())
                .join();
        stage.time.settle();
    }

    private List<Entry.Noted> notes() {
        return stage.history.entries().stream()
                .filter(Entry.Noted.class::isInstance)
                .map(Entry.Noted.class::cast)
                .toList();
    }
}
