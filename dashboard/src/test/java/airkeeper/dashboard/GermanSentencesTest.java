package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.NodeId;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GermanSentencesTest {
    private static final SensorId SENSOR = SensorId.of("kitchen/scd41");
    private static final PurifierId FAN = PurifierId.of("kitchen/fan");

    private final AlertSentences words = Language.GERMAN.sentences();

    @Test
    void whatIsWrongIsSaidInWholeSentences() {
        assertThat(words.air(new Room("kitchen"), Quantity.HUMIDITY, 71, Level.FAIR))
                .isEqualTo("kitchen: Luftfeuchte 71 %RH, mäßig.");
        assertThat(words.silent(SENSOR, 25))
                .isEqualTo("kitchen/scd41 meldet sich seit 25 min nicht; bitte Strom und Netzwerk prüfen.");
        assertThat(words.doubtful(SENSOR, Quality.STUCK))
                .isEqualTo("Auf die Werte von kitchen/scd41 ist kein Verlass: der Sensor scheint zu hängen.");
        assertThat(words.gone(FAN, new NodeId("pi-kitchen")))
                .isEqualTo(
                        "Der Knoten von kitchen/fan (pi-kitchen) ist verschwunden; bitte Strom und Netzwerk prüfen.");
        assertThat(words.disobedient(FAN, "the relay still says ON."))
                .isEqualTo("Das Relais von kitchen/fan tut nicht, was es soll: the relay still says ON.");
        assertThat(words.unwell(Health.Part.DATABASE, "The disk is full."))
                .isEqualTo("Die Datenbank ist nicht in Ordnung: The disk is full.");
    }

    @Test
    void whatIsWellAgainIsSaidToo() {
        assertThat(Stream.of(
                        words.heard(SENSOR),
                        words.reliable(SENSOR),
                        words.back(FAN),
                        words.obedient(FAN),
                        words.well(Health.Part.DISK)))
                .containsExactly(
                        "kitchen/scd41 meldet sich wieder.",
                        "Auf die Werte von kitchen/scd41 ist wieder Verlass.",
                        "kitchen/fan ist wieder da.",
                        "Das Relais von kitchen/fan tut wieder, was es soll.",
                        "Der Datenträger ist wieder in Ordnung.");
    }

    @Test
    void everyNoticeHasATitle() {
        assertThat(Stream.of(Channel.Kind.values()).map(words::title))
                .containsExactly(
                        "Airkeeper: Warnung", "Airkeeper: immer noch", "Airkeeper: wieder gut", "Airkeeper: Test");
        assertThat(words.test()).isEqualTo("Dies ist ein Test: Was Airkeeper zu sagen hat, kommt hier an.");
    }
}
