package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Envelope;
import airkeeper.wire.Heard;
import airkeeper.wire.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverheardTest {
    private static Overheard of(byte... payload) {
        return Overheard.of(new Heard(new Topic("x"), payload, 0, false, Optional.empty(), null, () -> {}), null);
    }

    private static Overheard of(String payload) {
        return of(payload.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void textIsShownAsItIs() {
        Overheard heard = of("Grüße\n\t812 µg/m³ 😀");
        assertThat(heard.form()).isEqualTo(Overheard.Form.TEXT);
        assertThat(heard.payload()).isEqualTo("Grüße\n\t812 µg/m³ 😀");
        assertThat(heard.whole()).isTrue();
        assertThat(of("").payload()).isEmpty();
    }

    @Test
    void whatIsNoTextIsShownInDigits() {
        assertThat(of((byte) 0xC3, (byte) 0x28).payload()).isEqualTo("c328");
        assertThat(of((byte) 0xC3).payload()).isEqualTo("c3");
        assertThat(of("a\u0000b").payload()).isEqualTo("610062");
        assertThat(of("\u001b[31m").form()).isEqualTo(Overheard.Form.HEX);
    }

    @Test
    void longOnesAreCutBetweenCharacters() {
        Overheard text = of("x".repeat(Overheard.LONGEST_TEXT_BYTES - 1) + "😀");
        assertThat(text.payload()).isEqualTo("x".repeat(Overheard.LONGEST_TEXT_BYTES - 1));
        assertThat(text.whole()).isFalse();
        assertThat(text.bytes()).isEqualTo(Overheard.LONGEST_TEXT_BYTES + 3);
        assertThat(of(new byte[100_000]).payload()).hasSize(2 * Overheard.LONGEST_HEX_BYTES);
    }

    @Test
    void whatElseStandsOnItIsBoundedToo() {
        var property = new Envelope.Property("n".repeat(60_000), "v".repeat(60_000));
        Overheard heard = Overheard.of(
                new Heard(
                        new Topic("t".repeat(60_000)),
                        new byte[0],
                        1,
                        true,
                        Optional.empty(),
                        new byte[60_000],
                        new Envelope(true, "c".repeat(60_000), null, Collections.nCopies(1_000, property)),
                        () -> {}),
                null);
        assertThat(heard.toString()).hasSizeLessThan(20_000);
        assertThat(heard.duplicate()).isTrue();
    }
}
