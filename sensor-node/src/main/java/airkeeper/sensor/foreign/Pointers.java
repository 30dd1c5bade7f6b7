package airkeeper.sensor.foreign;

import airkeeper.wire.Quantity;
import airkeeper.wire.Shown;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A topic on which JSON is said; each quantity stands at the first of its JSON pointers at which there is something. */
record Pointers(Map<Quantity, List<JsonPointer>> places) implements Words {

    static Pointers of(Map<Quantity, List<String>> written) {
        Map<Quantity, List<JsonPointer>> places = new EnumMap<>(Quantity.class);
        written.forEach((quantity, pointers) ->
                places.put(quantity, pointers.stream().map(JsonPointer::compile).toList()));
        return new Pointers(places);
    }

    @Override
    public Map<Quantity, Double> read(byte[] payload) throws MalformedException {
        JsonNode tree = Json.tree(payload);
        Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        for (Map.Entry<Quantity, List<JsonPointer>> place : places.entrySet()) {
            for (JsonPointer pointer : place.getValue()) {
                JsonNode found = tree.at(pointer);
                if (!found.isMissingNode() && !found.isNull()) {
                    values.put(place.getKey(), number(found, pointer.toString()));
                    break;
                }
            }
        }
        if (values.isEmpty()) {
            throw new MalformedException("expected a number at "
                    + places.values().stream()
                            .flatMap(List::stream)
                            .map(JsonPointer::toString)
                            .collect(Collectors.joining(" or "))
                    + ", found none");
        }
        return values;
    }

    /** The number that a node of JSON is; {@code where} names it in the sentence of the exception. */
    static double number(JsonNode found, String where) throws MalformedException {
        if (found.isNumber() && Double.isFinite(found.doubleValue())) {
            return found.doubleValue();
        }
        String shown =
                found.isNumber() ? found.asText() : Shown.quoted(found.isTextual() ? found.asText() : found.toString());
        throw new MalformedException("expected a number at " + where + ", found " + shown);
    }
}
