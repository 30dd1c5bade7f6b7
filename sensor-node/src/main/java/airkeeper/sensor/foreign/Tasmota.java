package airkeeper.sensor.foreign;

import airkeeper.wire.Quantity;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Tasmota's {@code SENSOR} message: an object per chip, {@code {"SCD40":{"CarbonDioxide":1204,…},"TempUnit":"C"}}.
 *
 * <p>The chip that knows CO₂ is asked first, then the others in their order; the controller's own temperature ({@code ESP32})
 * is not that of the room. Tasmota's {@code Time} has no zone and is left out.
 */
record Tasmota() implements Words {
    private static final Map<Quantity, String> NAMES = Map.of(
            Quantity.CO2, "CarbonDioxide",
            Quantity.TEMPERATURE, "Temperature",
            Quantity.HUMIDITY, "Humidity",
            Quantity.PRESSURE, "Pressure",
            Quantity.PM1, "PM1",
            Quantity.PM25, "PM2.5",
            Quantity.PM10, "PM10");

    @Override
    public Map<Quantity, Double> read(byte[] payload) throws MalformedException {
        JsonNode tree = Json.tree(payload);
        boolean fahrenheit = tree.path("TempUnit").asText().equals("F");
        Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        for (Map.Entry<String, JsonNode> chip : chips(tree)) {
            for (Map.Entry<Quantity, String> name : NAMES.entrySet()) {
                JsonNode found = chip.getValue().path(name.getValue());
                if (found.isMissingNode() || found.isNull() || values.containsKey(name.getKey())) {
                    continue;
                }
                double value = Pointers.number(found, "/" + chip.getKey() + "/" + name.getValue());
                boolean convert = fahrenheit && name.getKey() == Quantity.TEMPERATURE;
                values.put(name.getKey(), convert ? (value - 32) * 5 / 9 : value);
            }
        }
        if (values.isEmpty()) {
            throw new MalformedException("expected a chip with CarbonDioxide or another quantity of air, found none");
        }
        return values;
    }

    private static List<Map.Entry<String, JsonNode>> chips(JsonNode tree) {
        List<Map.Entry<String, JsonNode>> chips = new ArrayList<>();
        for (Map.Entry<String, JsonNode> chip : tree.properties()) {
            if (!chip.getValue().isObject() || chip.getKey().startsWith("ESP32")) {
                continue;
            }
            chips.add(chip.getValue().has(NAMES.get(Quantity.CO2)) ? 0 : chips.size(), chip);
        }
        return chips;
    }
}
