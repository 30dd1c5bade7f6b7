package airkeeper.wire;

import java.util.List;
import java.util.Optional;

/**
 * The topic tree: which topic each word is said on, and back from a topic to what it is about.
 *
 * @param prefix what stands before every topic, {@code airkeeper} by default; several levels are allowed
 */
public record Topics(String prefix) {
    /** The prefix that a node has without a setting. */
    public static final String DEFAULT_PREFIX = "airkeeper";

    /** What is wrong with a topic that a filter of this tree lets through and {@link #read} does not know. */
    public static final String EXPECTED =
            "expected names of lower-case letters, digits and hyphens in the topic, found others";

    public Topics {
        new Topic(prefix);
        if (prefix.startsWith("/") || prefix.endsWith("/") || prefix.startsWith("$") || prefix.contains("//")) {
            throw new IllegalArgumentException(
                    "expected a topic prefix such as airkeeper or school/air, found " + Shown.quoted(prefix));
        }
    }

    public static Topics standard() {
        return new Topics(DEFAULT_PREFIX);
    }

    /** A {@link Reading} in JSON. */
    public Topic reading(SensorId sensor) {
        return topic(sensor.room(), "sensor", sensor.name());
    }

    /** The bare number of one quantity. */
    public Topic number(SensorId sensor, Quantity quantity) {
        return topic(sensor.room(), "sensor", sensor.name(), quantity.key());
    }

    /** A {@link Reading} said again. */
    public Topic late(SensorId sensor) {
        return topic(sensor.room(), "late", sensor.name());
    }

    /** A {@link Resend}. */
    public Topic resend(SensorId sensor) {
        return topic(sensor.room(), "sensor", sensor.name(), "resend");
    }

    /** A {@link PurifierReport}. */
    public Topic report(PurifierId purifier) {
        return topic(purifier.room(), "purifier", purifier.name());
    }

    /** {@code ON} or {@code OFF}. */
    public Topic relay(PurifierId purifier) {
        return topic(purifier.room(), "purifier", purifier.name(), "relay");
    }

    /** A {@link PurifierCommand}, in JSON or as a bare word. */
    public Topic command(PurifierId purifier) {
        return topic(purifier.room(), "purifier", purifier.name(), "set");
    }

    /** A {@link Decision}. */
    public Topic why(PurifierId purifier) {
        return topic(purifier.room(), "purifier", purifier.name(), "why");
    }

    /** A {@link Presence}. */
    public Topic presence(NodeId node) {
        return new Topic(prefix + "/node/" + node);
    }

    /** Where dashboards hear the answers to their commands, each knowing its own by the correlation data. */
    public Topic answers() {
        return new Topic(prefix + "/answer/dashboard");
    }

    public TopicFilter everyReading() {
        return filter("+/sensor/+");
    }

    public TopicFilter everyReadingIn(Room room) {
        return filter(room + "/sensor/+");
    }

    public TopicFilter everyLate() {
        return filter("+/late/+");
    }

    public TopicFilter everyReport() {
        return filter("+/purifier/+");
    }

    public TopicFilter everyWhy() {
        return filter("+/purifier/+/why");
    }

    public TopicFilter everyPresence() {
        return filter("node/+");
    }

    /** What a topic of this tree is about; empty for any other topic, and for one whose names are not names. */
    public Optional<Address> read(Topic topic) {
        if (!topic.text().startsWith(prefix + "/")) {
            return Optional.empty();
        }
        List<String> levels =
                List.of(topic.text().substring(prefix.length() + 1).split("/", -1));
        if (levels.size() == 2 && levels.get(0).equals("node") && Slug.fits(levels.get(1))) {
            return Optional.of(new Address.OfPresence(new NodeId(levels.get(1))));
        }
        if (levels.size() < 3 || levels.size() > 4 || !Slug.fits(levels.get(0)) || !Slug.fits(levels.get(2))) {
            return Optional.empty();
        }
        if (levels.getLast().isEmpty()) {
            return Optional.empty();
        }
        Room room = new Room(levels.get(0));
        String last = levels.size() == 4 ? levels.get(3) : "";
        return switch (levels.get(1)) {
            case "sensor" -> ofSensor(new SensorId(room, levels.get(2)), last);
            case "purifier" -> ofPurifier(new PurifierId(room, levels.get(2)), last);
            case "late" ->
                last.isEmpty() ? Optional.of(new Address.OfLate(new SensorId(room, levels.get(2)))) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Address> ofSensor(SensorId sensor, String last) {
        return switch (last) {
            case "" -> Optional.of(new Address.OfReading(sensor));
            case "resend" -> Optional.of(new Address.OfResend(sensor));
            default -> Quantity.of(last).map(quantity -> new Address.OfNumber(sensor, quantity));
        };
    }

    private static Optional<Address> ofPurifier(PurifierId purifier, String last) {
        return switch (last) {
            case "" -> Optional.of(new Address.OfReport(purifier));
            case "relay" -> Optional.of(new Address.OfRelay(purifier));
            case "set" -> Optional.of(new Address.OfCommand(purifier));
            case "why" -> Optional.of(new Address.OfWhy(purifier));
            default -> Optional.empty();
        };
    }

    private Topic topic(Room room, String... levels) {
        return new Topic(prefix + "/" + room + "/" + String.join("/", levels));
    }

    private TopicFilter filter(String rest) {
        return new TopicFilter(prefix + "/" + rest);
    }

    /** What a topic of the tree is about. */
    public sealed interface Address {
        record OfReading(SensorId sensor) implements Address {}

        record OfNumber(SensorId sensor, Quantity quantity) implements Address {}

        record OfLate(SensorId sensor) implements Address {}

        record OfResend(SensorId sensor) implements Address {}

        record OfReport(PurifierId purifier) implements Address {}

        record OfRelay(PurifierId purifier) implements Address {}

        record OfCommand(PurifierId purifier) implements Address {}

        record OfWhy(PurifierId purifier) implements Address {}

        record OfPresence(NodeId node) implements Address {}
    }
}
