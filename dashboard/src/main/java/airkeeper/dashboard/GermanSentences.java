package airkeeper.dashboard;

import airkeeper.wire.NodeId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;

/** Alerts in German. */
final class GermanSentences implements AlertSentences {
    @Override
    public String title(Channel.Kind kind) {
        return switch (kind) {
            case RAISED -> "Airkeeper: Warnung";
            case REMINDED -> "Airkeeper: immer noch";
            case OVER -> "Airkeeper: wieder gut";
            case TEST -> "Airkeeper: Test";
        };
    }

    @Override
    public String air(String room, Quantity quantity, long value, Level level) {
        return "%s: %s %s %s, %s.".formatted(room, name(quantity), value, quantity.unit(), word(level));
    }

    @Override
    public String mean(String room, Quantity quantity, long hours, long value, Level level) {
        return "%s: %s im %d-h-Mittel %d %s, %s."
                .formatted(room, name(quantity), hours, value, quantity.unit(), word(level));
    }

    private static String name(Quantity quantity) {
        return switch (quantity) {
            case TEMPERATURE -> "Temperatur";
            case HUMIDITY -> "Luftfeuchte";
            case PRESSURE -> "Luftdruck";
            case CO2, PM1, PM25, PM10, VOC, NOX -> quantity.toString();
        };
    }

    private static String word(Level level) {
        return switch (level) {
            case GOOD -> "gut";
            case FAIR -> "mäßig";
            case POOR -> "schlecht";
        };
    }

    @Override
    public String silent(String sensor, long minutes) {
        return "%s meldet sich seit %d min nicht; bitte Strom und Netzwerk prüfen.".formatted(sensor, minutes);
    }

    @Override
    public String heard(String sensor) {
        return sensor + " meldet sich wieder.";
    }

    @Override
    public String doubtful(String sensor, Quality quality) {
        String how = switch (quality) {
            case OK -> "er misst richtig";
            case WARMING_UP -> "der Sensor wärmt sich auf";
            case IMPLAUSIBLE -> "solche Werte kann Luft nicht haben";
            case STUCK -> "der Sensor scheint zu hängen";
        };
        return "Auf die Werte von %s ist kein Verlass: %s.".formatted(sensor, how);
    }

    @Override
    public String reliable(String sensor) {
        return "Auf die Werte von " + sensor + " ist wieder Verlass.";
    }

    @Override
    public String gone(String purifier, NodeId node) {
        return "Der Knoten von %s (%s) ist verschwunden; bitte Strom und Netzwerk prüfen.".formatted(purifier, node);
    }

    @Override
    public String back(String purifier) {
        return purifier + " ist wieder da.";
    }

    @Override
    public String disobedient(String purifier, String trouble) {
        return "Das Relais von %s tut nicht, was es soll: %s".formatted(purifier, GermanCauses.of(trouble));
    }

    @Override
    public String obedient(String purifier) {
        return "Das Relais von " + purifier + " tut wieder, was es soll.";
    }

    @Override
    public String unwell(Health.Part part, String why) {
        return name(part) + " ist nicht in Ordnung: " + GermanCauses.of(why);
    }

    @Override
    public String well(Health.Part part) {
        return name(part) + " ist wieder in Ordnung.";
    }

    private static String name(Health.Part part) {
        return switch (part) {
            case BROKER -> "Der Broker";
            case DATABASE -> "Die Datenbank";
            case DISK -> "Der Datenträger";
        };
    }

    @Override
    public String test() {
        return "Dies ist ein Test: Was Airkeeper zu sagen hat, kommt hier an.";
    }
}
