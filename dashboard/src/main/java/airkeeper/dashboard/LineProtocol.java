package airkeeper.dashboard;

import airkeeper.wire.Decision;
import airkeeper.wire.Power;
import java.time.Instant;

/**
 * Readings and events as lines that InfluxDB, VictoriaMetrics, QuestDB and Telegraf take: the Influx line protocol, times in
 * nanoseconds.
 *
 * <pre>
 * air,quality=ok,room=kitchen,sensor=scd41 co2=812,temperature=21.4,seq=48211i 1795258800000000000
 * decision,purifier=fan,reason=too-high,room=kitchen on=true,changed=true,why="1020 ppm is above 1000" 1795258800000000000
 * missed,room=kitchen,subject=scd41 text="12 readings are lost." 1795258800000000000
 * </pre>
 *
 * <p>Names of rooms and devices and words of ours are slugs, which need no escaping; what else comes from a node is escaped. The same reading gives the same line, so writing it twice leaves
 * it there once.
 */
public final class LineProtocol {
    private LineProtocol() {}

    /** Appends the line of a reading, with its end. */
    public static void append(StringBuilder lines, Entry.Measured entry) {
        lines.append("air,quality=").append(entry.reading().quality().key());
        lines.append(",room=").append(entry.sensor().room().name());
        lines.append(",sensor=").append(entry.sensor().name()).append(' ');
        entry.reading()
                .values()
                .forEach((quantity, value) -> lines.append(quantity.key())
                        .append('=')
                        .append(CsvReadings.number(value))
                        .append(','));
        lines.append("seq=").append(entry.reading().seq()).append('i');
        end(lines, entry.time());
    }

    /** Appends the line of an event, with its end. */
    public static void append(StringBuilder lines, Entry.Event event) {
        switch (event) {
            case Entry.Decided decided -> {
                Decision decision = decided.decision();
                lines.append("decision,purifier=").append(decided.purifier().name());
                lines.append(",reason=").append(decision.reason().key());
                lines.append(",room=").append(decided.room().name());
                lines.append(" on=").append(decision.power() == Power.ON);
                lines.append(",changed=").append(decision.changed());
                lines.append(",why=").append(quoted(decision.why()));
            }
            case Entry.Noted noted -> {
                lines.append(noted.kind().key())
                        .append(",room=")
                        .append(noted.room().name());
                if (!noted.subject().isEmpty()) {
                    lines.append(",subject=").append(escaped(noted.subject()));
                }
                lines.append(" text=").append(quoted(noted.text()));
            }
        }
        end(lines, event.time());
    }

    /** As a tag: a backslash escapes only what it stands before, and must not be the last. */
    private static String escaped(String text) {
        String tag = text.replace('\\', '/').replace('\r', ' ').replace('\n', ' ');
        return tag.replace(",", "\\,").replace("=", "\\=").replace(" ", "\\ ");
    }

    /** Not every reader takes a line break within a string, so it becomes a space. */
    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace('\r', ' ')
                        .replace('\n', ' ')
                + '"';
    }

    private static void end(StringBuilder lines, Instant time) {
        lines.append(' ').append(time.toEpochMilli()).append("000000\n");
    }
}
