package airkeeper.demo;

import airkeeper.wire.Shown;
import airkeeper.wire.mqtt.BrokerSettings;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the demo can be told on its command line.
 *
 * @param speed how many times as fast as the real time
 * @param port where the dashboard is served; another one is taken when it is not free
 * @param broker the broker to use instead of the demo's own; null: its own
 * @param help whether only the usage is wanted
 */
record Options(double speed, int port, @Nullable URI broker, boolean help) {
    static final int MQTT_PORT = 1883;

    static final String USAGE = """
            Usage: deploy/demo.sh [--speed N] [--port N] [--broker URL]
              --speed N     N times as fast as real time, 1 to 600; 60 unless told: an hour is a minute
              --port N      the dashboard's port; 8080 unless told
              --broker URL  use this MQTT broker, such as tcp://localhost:1883, instead of the demo's own
              --help        say this
            """;

    private static final Options USUAL = new Options(60, 8080, null, false);

    static Options of(String... arguments) throws UsageException {
        Options options = USUAL;
        Iterator<String> words = List.of(arguments).iterator();
        while (words.hasNext()) {
            String word = words.next();
            options = switch (word) {
                case "--speed" -> options.withSpeed(value(word, words));
                case "--port" -> options.withPort(value(word, words));
                case "--broker" -> options.withBroker(value(word, words));
                case "--help", "-h" -> new Options(options.speed, options.port, options.broker, true);
                default ->
                    throw new UsageException(
                            "Expected --speed, --port, --broker or --help, found " + Shown.quoted(word) + ".");
            };
        }
        return options;
    }

    private static String value(String option, Iterator<String> words) throws UsageException {
        if (!words.hasNext()) {
            throw new UsageException("Expected a value after " + option + ", found nothing.");
        }
        return words.next();
    }

    private Options withSpeed(String text) throws UsageException {
        double number = number(text);
        if (!(number >= 1 && number <= 600)) {
            throw new UsageException(
                    "Expected a number from 1 to 600 after --speed, found " + Shown.quoted(text) + ".");
        }
        return new Options(number, port, broker, help);
    }

    private Options withPort(String text) throws UsageException {
        double number = number(text);
        if (!(number >= 1 && number <= 65_535) || number != Math.rint(number)) {
            throw new UsageException("Expected a port from 1 to 65535 after --port, found " + Shown.quoted(text) + ".");
        }
        return new Options(speed, (int) number, broker, help);
    }

    private Options withBroker(String text) throws UsageException {
        try {
            URI url = URI.create(text);
            BrokerSettings.open(url);
            return new Options(speed, port, url, help);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "Expected a broker such as tcp://localhost:1883 after --broker, found " + Shown.quoted(text) + ".");
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
