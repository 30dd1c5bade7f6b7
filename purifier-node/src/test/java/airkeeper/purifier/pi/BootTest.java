package airkeeper.purifier.pi;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.purifier.RelaySettings.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootTest {
    @TempDir
    private Path folder;

    @Test
    void aPinThatIsPulledTheRightWayNeedsNothing() {
        Boot boot = new Boot(folder.resolve("config.txt"));
        assertThat(boot.warning(17, Level.HIGH)).isNull();
        assertThat(boot.warning(9, Level.HIGH)).isNull();
        assertThat(boot.warning(8, Level.LOW)).isNull();
    }

    @Test
    void aPinThatIsPulledTheWrongWayIsNamed() {
        Path config = folder.resolve("config.txt");
        assertThat(new Boot(config).warning(8, Level.HIGH))
                .isEqualTo("GPIO8 is pulled high while the computer starts, which switches an active-high relay on:"
                        + " give it a pin from 9 to 27, or put gpio=8=op,dl into " + config + ".");
        assertThat(new Boot(config).warning(17, Level.LOW))
                .isEqualTo("GPIO17 is pulled low while the computer starts, which switches an active-low relay on:"
                        + " give it a pin from 4 to 8, or put gpio=17=op,dh into " + config + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpio=17=op,dh", "gpio=4,17=op,dh", "gpio=16-20=pu,op,dh"})
    void theFirmwareMayHoldIt(String line) throws IOException {
        assertThat(boot(line).warning(17, Level.LOW)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#gpio=17=op,dh", "gpio=17=op,dl", "gpio=17=ip,pu", "gpio=7=op,dh", "gpio=18-20=op,dh"})
    void theFirmwareMayHoldAnother(String line) throws IOException {
        assertThat(boot(line).warning(17, Level.LOW)).isNotNull();
    }

    private Boot boot(String line) throws IOException {
        return new Boot(Files.writeString(folder.resolve("config.txt"), "dtparam=i2c_arm=on\n" + line + "\n"));
    }
}
