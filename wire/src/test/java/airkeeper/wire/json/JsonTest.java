package airkeeper.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void numbersHaveNoExponentAndNoNeedlessZeros() {
        assertThat(Json.number(800)).isEqualTo("800");
        assertThat(Json.number(749.2)).isEqualTo("749.2");
        assertThat(Json.number(0)).isEqualTo("0");
        assertThat(Json.number(-0.001)).isEqualTo("0");
    }
}
