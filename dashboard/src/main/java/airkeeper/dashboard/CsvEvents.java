package airkeeper.dashboard;

import airkeeper.wire.Decision;

/**
 * What purifiers decided and what else happened as comma-separated values (RFC 4180), a line each, for people to read.
 *
 * <p>Sentences come from the nodes: one that a spreadsheet would take for a formula gets an apostrophe before it, which
 * spreadsheets do not show.
 */
public final class CsvEvents {
    private CsvEvents() {}

    /** The first line, with its end. */
    public static String header() {
        return "time,room,kind,subject,power,changed,reason,text" + CsvLine.END;
    }

    /** Appends the line of an event, with its end; what it has no word for is empty. */
    public static void append(StringBuilder lines, Entry.Event event) {
        lines.append(event.time()).append(',').append(event.room().name()).append(',');
        switch (event) {
            case Entry.Decided decided -> {
                Decision decision = decided.decision();
                lines.append("decision,").append(decided.purifier().name()).append(',');
                lines.append(decision.power().key()).append(',').append(decision.changed() ? "yes" : "no");
                lines.append(',').append(decision.reason().key()).append(',');
                CsvLine.append(lines, harmless(decision.why()));
            }
            case Entry.Noted noted -> {
                lines.append(noted.kind().key()).append(',');
                CsvLine.append(lines, harmless(noted.subject()));
                lines.append(",,,,");
                CsvLine.append(lines, harmless(noted.text()));
            }
        }
        lines.append(CsvLine.END);
    }

    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
