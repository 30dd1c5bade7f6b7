package airkeeper.wire.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Doctor doctor = new Doctor(new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void saysWhatIsFoundAndHowItStandsWithAllOfIt() {
        doctor.looksAt("This computer");
        doctor.finds(List.of(Finding.ok("a"), Finding.note("b", null), Finding.wrong("c", "mend it")));
        assertThat(doctor.concludes()).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("""
                This computer
                  ✓ ok     a
                  • note   b
                  ✗ wrong  c
                           → mend it
                1 thing is wrong, with 1 note.
                """);
    }

    @Test
    void isContentWithNotes() {
        doctor.finds(List.of(Finding.note("a", null), Finding.note("b", null)));
        assertThat(doctor.concludes()).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).endsWith("All is well, with 2 notes.\n");
    }

    @Test
    void countsWhatIsWrong() {
        doctor.finds(List.of(Finding.wrong("a", null), Finding.wrong("b", null)));
        assertThat(doctor.concludes()).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).endsWith("2 things are wrong.\n");
    }
}
