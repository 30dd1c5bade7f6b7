package airkeeper.sensor.foreign;

import airkeeper.sensor.SensorEntry.ForeignDevice;
import airkeeper.wire.Quantity;
import airkeeper.wire.Topic;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which topics a device speaks on, and how each is read.
 *
 * @param words per topic; with several topics, what comes within a second belongs together
 */
record Mapping(Map<Topic, Words> words) {
    /** The air as an AirGradient monitor corrects it, where the firmware does. */
    private static final Map<Quantity, List<String>> AIRGRADIENT = Map.of(
            Quantity.CO2, List.of("/rco2"),
            Quantity.TEMPERATURE, List.of("/atmpCompensated", "/atmp"),
            Quantity.HUMIDITY, List.of("/rhumCompensated", "/rhum"),
            Quantity.PM1, List.of("/pm01"),
            Quantity.PM25, List.of("/pm02Compensated", "/pm02"),
            Quantity.PM10, List.of("/pm10"),
            Quantity.VOC, List.of("/tvocIndex"),
            Quantity.NOX, List.of("/noxIndex"));

    /** Zigbee2MQTT's {@code voc} is a concentration, not an index, so only its {@code voc_index} is one. */
    private static final Map<Quantity, List<String>> ZIGBEE2MQTT = Map.of(
            Quantity.CO2, List.of("/co2"),
            Quantity.TEMPERATURE, List.of("/temperature"),
            Quantity.HUMIDITY, List.of("/humidity"),
            Quantity.PRESSURE, List.of("/pressure"),
            Quantity.PM1, List.of("/pm1"),
            Quantity.PM25, List.of("/pm25"),
            Quantity.PM10, List.of("/pm10"),
            Quantity.VOC, List.of("/voc_index"));

    private static final Map<Quantity, String> ESPHOME = Map.of(
            Quantity.CO2, "co2",
            Quantity.TEMPERATURE, "temperature",
            Quantity.HUMIDITY, "humidity");

    private static final Map<Quantity, String> CO2_GADGET = Map.of(
            Quantity.CO2, "co2",
            Quantity.TEMPERATURE, "temp",
            Quantity.HUMIDITY, "humi");

    static Mapping of(ForeignDevice device) {
        Topic topic = device.topic();
        return switch (device.format()) {
            case NUMBER -> one(topic, new BareNumber(device.quantity()));
            case JSON -> {
                Map<Quantity, List<String>> places = new LinkedHashMap<>();
                device.values().forEach((quantity, pointer) -> places.put(quantity, List.of(pointer)));
                yield one(topic, Pointers.of(places));
            }
            case AIRGRADIENT -> one(topic, Pointers.of(AIRGRADIENT));
            case ZIGBEE2MQTT -> one(topic, Pointers.of(ZIGBEE2MQTT));
            case TASMOTA -> one(topic, new Tasmota());
            case ESPHOME ->
                numbers(topic + "/sensor/", device.values().isEmpty() ? ESPHOME : device.values(), "/state");
            case CO2_GADGET -> numbers(topic + "/", CO2_GADGET, "");
        };
    }

    private static Mapping one(Topic topic, Words words) {
        return new Mapping(Map.of(topic, words));
    }

    private static Mapping numbers(String before, Map<Quantity, String> names, String after) {
        Map<Topic, Words> words = new LinkedHashMap<>();
        new EnumMap<>(names)
                .forEach((quantity, name) -> words.put(new Topic(before + name + after), new BareNumber(quantity)));
        return new Mapping(words);
    }
}
