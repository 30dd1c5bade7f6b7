package airkeeper.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensirionChipTest {
    /** From the data sheets' examples. */
    @ParameterizedTest
    @CsvSource({
        "BEEF, 92",
        "0000, 81",
        "01F4, 33",
        "03E8, D4",
        "0190, 4C",
        "6667, A2",
        "5EB9, 3C",
        "F896, 31",
        "9F07, C2"
    })
    void knowsTheChecksumOfAWord(String word, String crc) {
        assertThat(SensirionChip.crc(Integer.parseInt(word, 16))).isEqualTo(Integer.parseInt(crc, 16));
    }

    @Test
    void agreesWithTheDivisionOfPolynomials() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            int word = random.nextInt(0x1_0000);
            assertThat((byte) SensirionChip.crc(word)).isEqualTo(SensirionModel.crc((byte) (word >> 8), (byte) word));
        }
    }

    /** The example of the SCD30's interface description. */
    @Test
    void readsNumbersOf32Bits() {
        assertThat(SensirionChip.real(0x43DB, 0x8C2E)).isEqualTo(439.09515f);
        assertThat(SensirionChip.real(0x41D9, 0xE7FF)).isEqualTo(27.23828f);
    }
}
