package airkeeper.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Something that people set while the dashboard runs. Its form is a record of texts, numbers, enums, lists and such records,
 * which is kept as JSON: a component may be added later, and is then null where an older text has none.
 *
 * @param key under which it is kept; never changes
 * @param usual how it is while nobody has set it
 */
public record Choice<T extends Record>(String key, Class<T> form, T usual) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A choice that is {@code usual} until somebody sets it otherwise. */
    @SuppressWarnings("unchecked") // the class of a T is a Class<T>
    public static <T extends Record> Choice<T> of(String key, T usual) {
        return new Choice<>(key, (Class<T>) usual.getClass(), usual);
    }

    T read(String kept) throws HistoryException {
        try {
            return JSON.readValue(kept, form);
        } catch (JsonProcessingException e) {
            throw new HistoryException(
                    "what is kept as " + key + " cannot be read: " + e.getOriginalMessage()
                            + ". Was the file changed by hand, or by a newer Airkeeper?",
                    e);
        }
    }

    String written(T value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(form + " is no form that can be written", e);
        }
    }
}
