package airkeeper.sensor;

import java.util.Arrays;
import java.util.HexFormat;

/** What a device on a serial port is asked to know its kind: its value, which changes nothing in it. */
enum SerialQuestion {
    /** Read CO₂ (Winsen, MH-Z19B manual 1.6). */
    MHZ19("an MH-Z19", "ff0186000000000079", "ff86", 9),
    /** Input register 4, CO₂ (Senseair, TDE2067). */
    SENSEAIR("an S8", "fe0400030001d5c5", "fe0402", 7),
    /** Read in passive mode; in active mode it speaks without being asked (Plantower, PMS5003 series data manual 2.5). */
    PMS5003("a PMS5003", "424de200000171", "424d001c", 32);

    private final String name;
    private final String question;
    private final String beginning;
    private final int length;

    SerialQuestion(String name, String question, String beginning, int length) {
        this.name = name;
        this.question = question;
        this.beginning = beginning;
        this.length = length;
    }

    static SerialQuestion of(Kind kind) {
        return switch (kind) {
            case MHZ19 -> MHZ19;
            case SENSEAIR -> SENSEAIR;
            case PMS5003 -> PMS5003;
            default -> throw new IllegalArgumentException(kind + " is on no serial port");
        };
    }

    /** Asks, and returns when the answer is one of this kind. */
    void ask(SerialWires wires) throws SensorException {
        wires.drain();
        wires.write(HexFormat.of().parseHex(question));
        byte[] first = HexFormat.of().parseHex(beginning);
        var _ = SerialAnswer.await(
                name, wires, length, found -> Arrays.equals(found, 0, first.length, first, 0, first.length));
    }

    /** {@code an S8}. */
    @Override
    public String toString() {
        return name;
    }
}
