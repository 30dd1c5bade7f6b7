package airkeeper.wire.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an operator has set: one TOML file per node, over it the environment, into a record that is right as a whole.
 *
 * <p>A component {@code blindAfter} of a record is the key {@code blind-after}; a record in it is a table, a list of records
 * an array of tables; a record of one text, or with a static {@code of(String)}, is one value. {@code AIRKEEPER_BROKER_URL} overrides {@code broker.url}, {@code AIRKEEPER_SENSOR_0_ROOM} the room of
 * the first sensor. A key or an {@code AIRKEEPER_} variable that nobody asked for is a mistake, as is a missing one without
 * {@link Or} that is not nullable. What a record's own constructor refuses is a mistake at its table.
 */
public final class Settings {
    static final String PREFIX = "AIRKEEPER_";

    private Settings() {}

    /** Reads settings of this type; {@code file} may be null when all stands in the environment. */
    public static <T extends Record> T load(Class<T> type, @Nullable Path file, Map<String, String> environment)
            throws SettingsException {
        JsonNode tree = file == null ? JsonNodeFactory.instance.objectNode() : parse(file);
        Binder binder = new Binder(file == null ? null : file.toString(), new Environment(environment));
        T bound = binder.bind(type, tree);
        if (bound == null || !binder.mistakes().isEmpty()) {
            throw new SettingsException(binder.mistakes());
        }
        return bound;
    }

    private static JsonNode parse(Path file) throws SettingsException {
        try {
            return new TomlMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw mistake(
                    file,
                    "expected TOML, but line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + " is not: " + e.getOriginalMessage());
        } catch (NoSuchFileException e) {
            throw mistake(file, "expected a settings file, found none; the examples in deploy/ are a start");
        } catch (IOException e) {
            throw mistake(file, "expected a settings file in UTF-8 that this program may read, found: " + e);
        }
    }

    private static SettingsException mistake(Path file, String sentence) {
        return new SettingsException(List.of(new Mistake(file.toString(), "", sentence)));
    }
}
