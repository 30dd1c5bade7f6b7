package airkeeper.sensor.bme280;

/**
 * What a BME280 was measured to be in its factory, and so what its raw values mean.
 *
 * <p>The formulas and their factors are Bosch's (BME280 data sheet 1.6, sections 4.2.2 and 8.1).
 */
final class Trimming {
    private final int[] t = new int[4];
    private final int[] p = new int[10];
    private final int[] h = new int[7];

    /**
     * From the registers in which the factory wrote it.
     *
     * @param first 26 bytes from 0x88
     * @param second 7 bytes from 0xE1
     */
    Trimming(byte[] first, byte[] second) {
        t[1] = unsigned(first, 0);
        for (int i = 2; i <= 3; i++) {
            t[i] = signed(first, 2 * (i - 1));
        }
        p[1] = unsigned(first, 6);
        for (int i = 2; i <= 9; i++) {
            p[i] = signed(first, 6 + 2 * (i - 1));
        }
        h[1] = first[25] & 0xFF;
        h[2] = signed(second, 0);
        h[3] = second[2] & 0xFF;
        h[4] = second[3] << 4 | (second[4] & 0xF);
        h[5] = second[5] << 4 | (second[4] & 0xFF) >> 4;
        h[6] = second[6];
    }

    private static int unsigned(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }

    private static int signed(byte[] bytes, int at) {
        return (short) unsigned(bytes, at);
    }

    /** The temperature in 1/5120 °C, on which the other two depend. */
    double fine(int raw) {
        double coarse = raw / 16_384.0 - t[1] / 1_024.0;
        double square = raw / 131_072.0 - t[1] / 8_192.0;
        return coarse * t[2] + square * square * t[3];
    }

    static double celsius(double fine) {
        return fine / 5_120;
    }

    double hectopascals(int raw, double fine) {
        double x = fine / 2 - 64_000;
        double offset = (x * x * p[6] / 32_768 + x * p[5] * 2) / 4 + p[4] * 65_536.0;
        double slope = (1 + (p[3] * x * x / 524_288 + p[2] * x) / 524_288 / 32_768) * p[1];
        double pascals = (1_048_576 - raw - offset / 4_096) * 6_250 / slope;
        double bend = p[9] * pascals * pascals / 2_147_483_648.0 + pascals * p[8] / 32_768;
        return (pascals + (bend + p[7]) / 16) / 100;
    }

    /** Relative humidity in %. */
    double humidity(int raw, double fine) {
        double x = fine - 76_800;
        double straight = (raw - (h[4] * 64.0 + h[5] / 16_384.0 * x))
                * (h[2] / 65_536.0 * (1 + h[6] / 67_108_864.0 * x * (1 + h[3] / 67_108_864.0 * x)));
        return Math.clamp(straight * (1 - h[1] * straight / 524_288), 0, 100);
    }
}
