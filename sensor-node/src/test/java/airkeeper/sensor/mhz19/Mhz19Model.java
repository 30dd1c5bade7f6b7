package airkeeper.sensor.mhz19;

import java.util.function.UnaryOperator;

/** An MH-Z19B as its manual describes it; like most of them it does not answer the command for self-calibration. */
public final class Mhz19Model implements UnaryOperator<byte[]> {
    private int co2;
    private boolean selfCalibrating = true;

    public Mhz19Model(int co2) {
        this.co2 = co2;
    }

    public void co2(int ppm) {
        co2 = ppm;
    }

    boolean selfCalibrating() {
        return selfCalibrating;
    }

    @Override
    public byte[] apply(byte[] heard) {
        boolean right = heard.length == 9 && heard[0] == (byte) 0xFF && heard[1] == 1 && heard[8] == checksum(heard);
        if (!right) {
            return new byte[0];
        }
        return switch (heard[2] & 0xFF) {
            case 0x86 -> {
                byte[] answer = {(byte) 0xFF, (byte) 0x86, (byte) (co2 >> 8), (byte) co2, 24 + 40, 0, 0, 0, 0};
                answer[8] = checksum(answer);
                yield answer;
            }
            case 0x79 -> {
                selfCalibrating = heard[3] == (byte) 0xA0;
                yield new byte[0];
            }
            case 0x87 -> {
                co2 = 400;
                yield new byte[0];
            }
            default -> new byte[0];
        };
    }

    /** As the manual has it: the sum of the seven bytes in the middle, turned over, plus one. */
    private static byte checksum(byte[] frame) {
        int sum = 0;
        for (int i = 1; i <= 7; i++) {
            sum += frame[i] & 0xFF;
        }
        return (byte) ((0xFF - (sum & 0xFF)) + 1);
    }
}
