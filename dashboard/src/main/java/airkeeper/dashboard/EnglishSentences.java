package airkeeper.dashboard;

import airkeeper.wire.NodeId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;

/** Alerts in English; the page finds these sentences again in its own language. */
final class EnglishSentences implements AlertSentences {
    @Override
    public String title(Channel.Kind kind) {
        return switch (kind) {
            case RAISED -> "Airkeeper: alert";
            case REMINDED -> "Airkeeper: still so";
            case OVER -> "Airkeeper: back to good";
            case TEST -> "Airkeeper: test";
        };
    }

    @Override
    public String air(String room, Quantity quantity, long value, Level level) {
        return "%s: %s %s %s, %s.".formatted(room, quantity, value, quantity.unit(), level.key());
    }

    @Override
    public String mean(String room, Quantity quantity, long hours, long value, Level level) {
        return "%s: %d-h mean of %s %d %s, %s.".formatted(room, hours, quantity, value, quantity.unit(), level.key());
    }

    @Override
    public String silent(String sensor, long minutes) {
        return "%s has not been heard for %d min; look whether it has power and network.".formatted(sensor, minutes);
    }

    @Override
    public String heard(String sensor) {
        return sensor + " is heard again.";
    }

    @Override
    public String doubtful(String sensor, Quality quality) {
        return "What %s measures cannot be relied on: it is %s.".formatted(sensor, quality.key());
    }

    @Override
    public String reliable(String sensor) {
        return "What " + sensor + " measures can be relied on again.";
    }

    @Override
    public String gone(String purifier, NodeId node) {
        return "The node of %s (%s) is gone; look whether it has power and network.".formatted(purifier, node);
    }

    @Override
    public String back(String purifier) {
        return purifier + " is there again.";
    }

    @Override
    public String disobedient(String purifier, String trouble) {
        return "The relay of %s does not do what it is told: %s".formatted(purifier, trouble);
    }

    @Override
    public String obedient(String purifier) {
        return "The relay of " + purifier + " does what it is told again.";
    }

    @Override
    public String unwell(Health.Part part, String why) {
        return "The " + part.key() + " is not well: " + why;
    }

    @Override
    public String well(Health.Part part) {
        return "The " + part.key() + " is well again.";
    }

    @Override
    public String test() {
        return "This is a test: what Airkeeper has to say arrives here.";
    }
}
