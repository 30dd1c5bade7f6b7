package airkeeper.dashboard.homeassistant;

import airkeeper.wire.Mode;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.Presence;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.Topic;
import airkeeper.wire.Topics;
import airkeeper.wire.program.Program;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Home Assistant must be told of a sensor or purifier to show it: one device with its entities.
 *
 * <p>Source: Home Assistant, MQTT, "Discovery messages", device discovery (since 2024.11):
 * https://www.home-assistant.io/integrations/mqtt/
 *
 * @param id unique in that Home Assistant; of letters, digits, {@code _} and {@code -}
 */
record Device(String id, ObjectNode config) {
    /** A sensor that is slow for a moment is not yet gone. */
    private static final Duration SHORTEST_EXPIRY = Duration.ofMinutes(5);

    /** Characters; Home Assistant takes no longer state. */
    private static final int LONGEST_STATE = 255;

    /**
     * A sensor.
     *
     * @param called what people call its room; empty: its name on the wire is to be shown
     * @param quantities what it measures
     * @param node which says that it is there; null: none does
     * @param pause between its readings
     */
    static Device sensor(
            Topics topics,
            Optional<String> called,
            SensorId sensor,
            Set<Quantity> quantities,
            @Nullable NodeId node,
            Duration pause) {
        String id = id(topics, sensor.room(), "sensor", sensor.name());
        ObjectNode config = device(topics, id, title(called, sensor.room()), sensor.name(), "sensor", node);
        config.put("state_topic", topics.reading(sensor).text());
        ObjectNode components = config.putObject("components");
        long expiry = expiry(pause).toSeconds();
        for (Quantity quantity : Quantity.values()) {
            if (quantities.contains(quantity)) {
                measured(component(components, id, quantity.key(), "sensor"), quantity)
                        .put("expire_after", expiry);
            }
        }
        ObjectNode quality = component(components, id, "quality", "sensor");
        quality.put("name", "Quality")
                .put("device_class", "enum")
                .put("entity_category", "diagnostic")
                .put("value_template", "{{ value_json.quality }}")
                .put("expire_after", expiry);
        var words = quality.putArray("options");
        Stream.of(Quality.values()).map(Quality::key).forEach(words::add);
        return new Device(id, config);
    }

    /** An unusable value makes the entity unknown, a missing one leaves it as it is. */
    private static ObjectNode measured(ObjectNode entity, Quantity quantity) {
        String deviceClass = switch (quantity) {
            case CO2 -> "carbon_dioxide";
            case TEMPERATURE, HUMIDITY, PM1, PM25, PM10 -> quantity.key();
            case PRESSURE -> "atmospheric_pressure";
            case VOC, NOX -> null;
        };
        if (deviceClass == null) {
            entity.put("name", quantity + " index");
        } else {
            entity.put("device_class", deviceClass)
                    .put("unit_of_measurement", quantity == Quantity.HUMIDITY ? "%" : quantity.unit());
        }
        return entity.put("state_class", "measurement")
                .put(
                        "value_template",
                        "{{ value_json.get('%s', '') if value_json.quality == '%s' else None }}"
                                .formatted(quantity.key(), Quality.OK.key()));
    }

    private static Duration expiry(Duration pause) {
        long minutes = pause.multipliedBy(3).plusSeconds(59).toMinutes();
        return minutes < SHORTEST_EXPIRY.toMinutes() ? SHORTEST_EXPIRY : Duration.ofMinutes(minutes);
    }

    /** A purifier, whose node says that it is there. */
    static Device purifier(Topics topics, Optional<String> called, PurifierId purifier, NodeId node) {
        String id = id(topics, purifier.room(), "purifier", purifier.name());
        ObjectNode config = device(topics, id, title(called, purifier.room()), purifier.name(), "purifier", node);
        config.put("state_topic", topics.report(purifier).text());
        ObjectNode components = config.putObject("components");
        component(components, id, "power", "binary_sensor")
                .put("device_class", "running")
                .put("state_topic", topics.relay(purifier).text())
                .put("payload_on", Power.ON.name())
                .put("payload_off", Power.OFF.name());
        ObjectNode mode = component(components, id, "mode", "select");
        mode.put("name", "Mode")
                .put("value_template", "{{ value_json.mode }}")
                .put("command_topic", topics.command(purifier).text())
                .put("command_template", "{\"mode\":\"{{ value }}\"}")
                .put("qos", 1);
        var words = mode.putArray("options");
        Stream.of(Mode.values()).map(Mode::key).forEach(words::add);
        component(components, id, "why", "sensor")
                .put("name", "Why")
                .put("value_template", "{{ value_json.why[:" + LONGEST_STATE + "] }}")
                .put("json_attributes_topic", topics.report(purifier).text());
        component(components, id, "run", "sensor")
                .put("name", "Run time")
                .put("device_class", "duration")
                .put("unit_of_measurement", "s")
                .put("suggested_unit_of_measurement", "h")
                .put("state_class", "total_increasing")
                .put("entity_category", "diagnostic")
                .put("value_template", "{{ value_json.runSeconds }}");
        component(components, id, "switches", "sensor")
                .put("name", "Switches")
                .put("state_class", "total_increasing")
                .put("entity_category", "diagnostic")
                .put("value_template", "{{ value_json.switches }}");
        return new Device(id, config);
    }

    private static ObjectNode device(
            Topics topics, String id, String room, String name, String model, @Nullable NodeId node) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        ObjectNode device = config.putObject("device");
        device.putArray("identifiers").add(id);
        device.put("name", room + " " + name)
                .put("manufacturer", "Airkeeper")
                .put("model", model)
                .put("suggested_area", room);
        config.putObject("origin").put("name", "Airkeeper").put("sw_version", Program.version());
        if (node != null) {
            config.putArray("availability")
                    .addObject()
                    .put("topic", topics.presence(node).text())
                    .put("value_template", "{{ value_json.state }}")
                    .put("payload_available", Presence.State.ONLINE.key())
                    .put("payload_not_available", Presence.State.OFFLINE.key());
        }
        return config;
    }

    private static ObjectNode component(ObjectNode components, String device, String name, String platform) {
        return components.putObject(name).put("platform", platform).put("unique_id", device + "_" + name);
    }

    private static String id(Topics topics, Room room, String kind, String name) {
        return topics.prefix().replaceAll("[^A-Za-z0-9-]", "_") + "_" + room + "_" + kind + "_" + name;
    }

    /** What people call a room, else its name as people write it: {@code living-room} is {@code Living room}. */
    private static String title(Optional<String> called, Room room) {
        String words = room.name().replace('-', ' ');
        return called.orElseGet(() -> words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }

    /** Where it is told; {@code prefix} is Home Assistant's own, {@code homeassistant} unless somebody changed it there. */
    Topic topic(Topic prefix) {
        return new Topic(prefix.text() + "/device/" + id + "/config");
    }

    byte[] payload() {
        return config.toString().getBytes(StandardCharsets.UTF_8);
    }
}
