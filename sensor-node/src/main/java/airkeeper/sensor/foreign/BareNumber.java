package airkeeper.sensor.foreign;

import airkeeper.wire.Quantity;
import airkeeper.wire.Shown;
import airkeeper.wire.json.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** A topic on which nothing but a number of one quantity is said. */
record BareNumber(Quantity quantity) implements Words {
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,15}(\\.\\d{0,15})?([eE][-+]?\\d{1,2})?");
    private static final int LONGEST = 40;

    @Override
    public Map<Quantity, Double> read(byte[] payload) throws MalformedException {
        if (payload.length > LONGEST) {
            throw new MalformedException("expected a number, found " + payload.length + " bytes");
        }
        String text = new String(payload, StandardCharsets.UTF_8).strip();
        if (!NUMBER.matcher(text).matches()) {
            throw new MalformedException("expected a number, found " + Shown.quoted(text));
        }
        return Map.of(quantity, Double.parseDouble(text));
    }
}
