package airkeeper.dashboard;

import static airkeeper.dashboard.RecorderStage.SCD41;
import static airkeeper.dashboard.RecorderStage.T;
import static airkeeper.dashboard.RecorderStage.TOPICS;
import static airkeeper.dashboard.RecorderStage.reading;
import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.json.Json;
import airkeeper.wire.time.HandTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a recorder does about readings that never came. */
class RecorderGapsTest {
    private final RecorderStage stage = new RecorderStage();
    private final HandTime time = stage.time;
    private final FailingHistory history = stage.history;
    private final List<News> news = stage.news;
    private final List<String> wishes = stage.wishes;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aGapIsAskedForAndWhatComesLateIsStored() {
        stage.knew(reading(-30, 4, 800));
        stage.start();
        stage.say(reading(0, 5, 800));
        stage.say(reading(120, 9, 800));
        time.advance(Duration.ofSeconds(10));
        assertThat(wishes).containsExactly("{\"from\":6,\"to\":8}");
        for (int seq = 6; seq <= 8; seq++) {
            stage.said(
                    TOPICS.late(SCD41),
                    new String(Json.bytes(reading((seq - 5) * 30, seq, 800)), StandardCharsets.UTF_8));
        }
        time.advance(Duration.ofMinutes(5));

        assertThat(wishes).hasSize(1);
        assertThat(history.entries()).hasSize(5);
        assertThat(news.getLast()).isEqualTo(new News.Measured(SCD41, reading(90, 8, 800), true));
    }

    @Test
    void aGapOverARestartIsSeen() {
        stage.knew(reading(-60, 4, 800));
        stage.start();
        stage.say(reading(0, 7, 800));
        time.advance(Duration.ofSeconds(10));

        assertThat(wishes).containsExactly("{\"from\":5,\"to\":6}");
    }

    @Test
    void gapsThatWereOpenWhenItDiedAreAskedForAgain() {
        for (int seq : new int[] {3, 4, 7, 12}) {
            history.past.add(new Entry.Measured(SCD41, reading(seq * 30 - 600, seq, 800), Entry.Stamp.NODE));
        }
        stage.knew(reading(-240, 12, 800));
        stage.start();
        stage.say(reading(0, 13, 800));
        time.advance(Duration.ofSeconds(10));

        assertThat(wishes).containsExactly("{\"from\":5,\"to\":6}", "{\"from\":8,\"to\":11}");
    }

    @Test
    void aNewRecorderAsksForAllThatIsKnownOfThePast() {
        stage.start();
        stage.say(reading(0, 5_000, 800));
        time.advance(Duration.ofSeconds(10));

        assertThat(wishes).containsExactly("{\"from\":0,\"to\":4999}");
    }

    @Test
    void aNewRecorderThatDiedBeforeItWasToldThePastAsksAgain() {
        stage.start();
        stage.say(reading(0, 5_000, 800));
        time.advance(Duration.ofSeconds(10));
        RecorderStage next = new RecorderStage(stage.history);
        next.knew(reading(0, 5_000, 800));
        next.start();
        next.say(reading(30, 5_001, 800));
        next.time.advance(Duration.ofSeconds(10));
        next.close();

        assertThat(next.wishes).containsExactly("{\"from\":0,\"to\":4999}");
    }

    @Test
    void aGapOfLastWeekIsStillOpenForTheNextRecorder() {
        stage.knew(reading(-600_000, 4, 800));
        stage.start();
        stage.say(reading(0, 20_000, 800));
        time.advance(Duration.ofSeconds(10));
        stage.said(TOPICS.late(SCD41), new String(Json.bytes(reading(-599_970, 5, 800)), StandardCharsets.UTF_8));
        time.advance(Duration.ofSeconds(10));
        RecorderStage next = new RecorderStage(stage.history);
        next.knew(reading(0, 20_000, 800));
        next.start();
        next.say(reading(30, 20_001, 800));
        next.time.advance(Duration.ofSeconds(10));
        next.close();

        assertThat(next.wishes).containsExactly("{\"from\":5,\"to\":19999}");
    }

    @Test
    void nothingIsKeptOfAGapOnceItIsFilled() {
        stage.knew(reading(-30, 4, 800));
        stage.start();
        stage.say(reading(60, 6, 800));
        assertThat(history.kept.get("waiting")).isNull();
        time.advance(Duration.ofSeconds(2));
        assertThat(history.kept)
                .containsEntry(
                        "waiting",
                        "{\"stretches\":[{\"room\":\"kitchen\",\"sensor\":\"scd41\",\"from\":5,\"to\":5,\"until\":%d}]}"
                                .formatted(T.plusSeconds(60).toEpochMilli()));
        stage.said(TOPICS.late(SCD41), new String(Json.bytes(reading(30, 5, 800)), StandardCharsets.UTF_8));
        time.advance(Duration.ofSeconds(2));

        assertThat(history.kept).containsEntry("waiting", "{\"stretches\":[]}");
    }

    @Test
    void whatCannotBeHadAnyMoreIsWrittenDown() {
        stage.knew(reading(-30, 4, 800));
        stage.start();
        stage.say(reading(0, 5, 800));
        for (int i = 0; i < 35; i++) {
            stage.say(reading(120 + 30 * i, 9 + i, 800));
            time.advance(Duration.ofSeconds(30));
        }

        assertThat(wishes).hasSize(5).containsOnly("{\"from\":6,\"to\":8}");
        assertThat(history.entries())
                .contains(new Entry.Noted(
                        T.plusSeconds(120),
                        SCD41.room(),
                        Entry.Kind.MISSED,
                        "scd41",
                        "3 readings before this one (seq 6 to 8) never came, and scd41 cannot say them again."));
    }
}
