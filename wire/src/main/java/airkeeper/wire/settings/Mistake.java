package airkeeper.wire.settings;

/**
 * One thing in the settings that cannot be as it is.
 *
 * @param where the file, or the environment variable that has it
 * @param key such as {@code sensor[0].interval}; empty when the whole file is wrong
 * @param sentence what was expected and what was found
 */
public record Mistake(String where, String key, String sentence) {
    @Override
    public String toString() {
        return where + (key.isEmpty() ? "" : ": " + key) + ": " + sentence;
    }
}
