package airkeeper.sensor.senseair;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/** An S8 as Senseair's TDE2067 describes it: input registers to read, holding registers to read and write. */
public final class SenseairS8Model implements UnaryOperator<byte[]> {
    private static final int[] TABLE = new int[256];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = value % 2 == 1 ? (value / 2) ^ 0xA001 : value / 2;
            }
            TABLE[i] = value;
        }
    }

    private final int[] holding = new int[32];
    private int co2;
    private int status;
    private int looks;

    public SenseairS8Model(int co2) {
        this.co2 = co2;
        holding[31] = 180;
    }

    void co2(int ppm) {
        co2 = ppm;
    }

    void status(int bits) {
        status = bits;
    }

    int hours() {
        return holding[31];
    }

    @Override
    public byte[] apply(byte[] heard) {
        if (heard.length != 8 || heard[0] != (byte) 0xFE || !Arrays.equals(heard, sealed(Arrays.copyOf(heard, 6)))) {
            return new byte[0];
        }
        int first = (heard[2] & 0xFF) << 8 | (heard[3] & 0xFF);
        int second = (heard[4] & 0xFF) << 8 | (heard[5] & 0xFF);
        return switch (heard[1]) {
            case 3 -> first + second > holding.length ? exception(3) : registers(3, holding, first, second);
            case 4 -> first + second > 4 ? exception(4) : registers(4, new int[] {status, 0, 0, co2}, first, second);
            case 6 -> written(heard, first, second);
            default -> exception(heard[1]);
        };
    }

    /** A background calibration is acknowledged with the next flash of the lamp but one. */
    private byte[] registers(int function, int[] from, int first, int count) {
        if (function == 3 && first == 0 && holding[1] == 0x7C06 && ++looks == 2) {
            holding[0] |= 0x20;
            holding[1] = 0;
            co2 = 400;
        }
        byte[] answer = new byte[3 + 2 * count];
        answer[0] = (byte) 0xFE;
        answer[1] = (byte) function;
        answer[2] = (byte) (2 * count);
        for (int i = 0; i < count; i++) {
            answer[3 + 2 * i] = (byte) (from[first + i] >> 8);
            answer[4 + 2 * i] = (byte) from[first + i];
        }
        return sealed(answer);
    }

    private byte[] written(byte[] heard, int register, int value) {
        if (register >= holding.length) {
            return exception(6);
        }
        holding[register] = value;
        return heard;
    }

    private static byte[] exception(int function) {
        return sealed(new byte[] {(byte) 0xFE, (byte) (function | 0x80), 2});
    }

    /** With the CRC-16 behind it, by a table as the Modbus specification suggests. */
    private static byte[] sealed(byte[] bytes) {
        int crc = 0xFFFF;
        for (byte octet : bytes) {
            crc = (crc >> 8) ^ TABLE[(crc ^ octet) & 0xFF];
        }
        byte[] sealed = Arrays.copyOf(bytes, bytes.length + 2);
        sealed[bytes.length] = (byte) crc;
        sealed[bytes.length + 1] = (byte) (crc >> 8);
        return sealed;
    }
}
