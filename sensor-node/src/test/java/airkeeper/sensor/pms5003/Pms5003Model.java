package airkeeper.sensor.pms5003;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/** A PMS5003 as its data manual 2.5 describes it, in the passive mode: it speaks when it is asked. */
public final class Pms5003Model implements UnaryOperator<byte[]> {
    private boolean awake = true;
    private boolean passive;
    private final int[] words = {2, 4, 5, 3, 6, 8, 700, 200, 40, 4, 1, 0, 0x9700};

    void sleep() {
        awake = false;
    }

    boolean passive() {
        return passive;
    }

    @Override
    public byte[] apply(byte[] heard) {
        if (heard.length != 7 || !Arrays.equals(heard, sealed(Arrays.copyOf(heard, 5)))) {
            return new byte[0];
        }
        int command = heard[2] & 0xFF;
        awake = command == 0xE4 ? heard[4] == 1 : awake;
        if (!awake) {
            return new byte[0];
        }
        return switch (command) {
            case 0xE1 -> {
                passive = heard[4] == 0;
                yield sealed(new byte[] {0x42, 0x4D, 0, 4, heard[2], heard[4]});
            }
            case 0xE2 -> frame();
            default -> new byte[0];
        };
    }

    byte[] frame() {
        byte[] frame = new byte[30];
        frame[0] = 0x42;
        frame[1] = 0x4D;
        frame[3] = 28;
        for (int i = 0; i < words.length; i++) {
            frame[4 + 2 * i] = (byte) (words[i] >> 8);
            frame[5 + 2 * i] = (byte) words[i];
        }
        return sealed(frame);
    }

    private static byte[] sealed(byte[] bytes) {
        int sum = 0;
        for (byte octet : bytes) {
            sum += octet & 0xFF;
        }
        byte[] sealed = Arrays.copyOf(bytes, bytes.length + 2);
        sealed[bytes.length] = (byte) (sum / 256);
        sealed[bytes.length + 1] = (byte) (sum % 256);
        return sealed;
    }
}
