package airkeeper.sensor.bme280;

/** What a humidity is at another temperature: the air keeps its water, and so its dew point. */
final class Moisture {
    private Moisture() {}

    /** The relative humidity in % at {@code there} of air that has {@code humidity} at {@code here}, both in °C. */
    static double at(double humidity, double here, double there) {
        return Math.min(100, humidity * saturation(here) / saturation(there));
    }

    /** The pressure of saturated vapour over water in hPa (Magnus formula; WMO, Guide to Instruments, 2018, annex 4.B). */
    private static double saturation(double celsius) {
        return 6.112 * Math.exp(17.62 * celsius / (243.12 + celsius));
    }
}
