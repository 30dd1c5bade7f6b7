package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.NodeId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GermanSentencesTest {
    private static final String SENSOR = "kitchen/scd41";
    private static final String FAN = "fan in Raum 204";

    private final AlertSentences words = Language.GERMAN.sentences();

    @Test
    void whatIsWrongIsSaidInWholeSentences() {
        assertThat(words.air("kitchen", Quantity.HUMIDITY, 71, Level.FAIR))
                .isEqualTo("kitchen: Luftfeuchte 71 %RH, mäßig.");
        assertThat(words.mean("Raum 204", Quantity.PM25, 24, 17, Level.POOR))
                .isEqualTo("Raum 204: PM2.5 im 24-h-Mittel 17 µg/m³, schlecht.");
        assertThat(words.silent(SENSOR, 25))
                .isEqualTo("kitchen/scd41 meldet sich seit 25 min nicht; bitte Strom und Netzwerk prüfen.");
        assertThat(words.doubtful(SENSOR, Quality.STUCK))
                .isEqualTo("Auf die Werte von kitchen/scd41 ist kein Verlass: der Sensor scheint zu hängen.");
        assertThat(words.gone(FAN, new NodeId("pi-kitchen")))
                .isEqualTo(
                        "Der Knoten von fan in Raum 204 (pi-kitchen) ist verschwunden; bitte Strom und Netzwerk prüfen.");
        assertThat(words.disobedient(FAN, "the relay still says ON."))
                .isEqualTo("Das Relais von fan in Raum 204 tut nicht, was es soll: „the relay still says ON“.");
        assertThat(words.unwell(Health.Part.DATABASE, "The disk is full."))
                .isEqualTo("Die Datenbank ist nicht in Ordnung: „The disk is full“.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no line to mqtt://pi:1883: no broker listens there; start it, or correct the url"
                        + "|keine Verbindung zu mqtt://pi:1883: dort läuft kein Broker; bitte ihn starten oder die Adresse berichtigen.",
                "no line to mqtt://pi:1883: the broker refused the user name or password; check user and password (0x86)"
                        + "|keine Verbindung zu mqtt://pi:1883: er lehnt Benutzer oder Passwort ab; bitte beide in den"
                        + " Einstellungen prüfen (0x86).",
                "no line to mqtt://pi:1883: the moon is full|keine Verbindung zu mqtt://pi:1883: „the moon is full“.",
                "the relay was switched on 2 min ago but says off: was it switched by somebody else?"
                        + "|es wurde vor 2 min angeschaltet, meldet aber aus; hat es jemand anders geschaltet?",
                "the relay does not answer: GPIO17 is gone.|es antwortet nicht: „GPIO17 is gone“.",
                "the history in a.db could not be written: no space left. Look whether the disk is full or read-only and the file"
                        + " is this program's own"
                        + "|der Zugriff auf a.db ist misslungen („no space left“); bitte prüfen, ob der Datenträger voll oder"
                        + " schreibgeschützt ist.",
                "the history in postgresql://db:5432/air could not be read: its disk is full; make room there."
                        + "|der Zugriff auf postgresql://db:5432/air ist misslungen: ihr Datenträger ist voll; bitte dort Platz schaffen."
            })
    void causesThatAreKnownAreSaidInGermanAndOthersQuoted(String english, String german) {
        assertThat(GermanCauses.of(english)).isEqualTo(german);
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
                        "fan in Raum 204 ist wieder da.",
                        "Das Relais von fan in Raum 204 tut wieder, was es soll.",
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
