package airkeeper.dashboard;

import java.util.ArrayList;
import java.util.List;

/** One line of comma-separated values (RFC 4180). Line breaks within a field, which the RFC allows, are not read: nothing of ours has any. */
final class CsvLine {
    /** As the RFC has it. */
    static final String END = "\r\n";

    private CsvLine() {}

    /** Appends a field, in quotes where it needs them. */
    static void append(StringBuilder line, String field) {
        if (field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')) {
            line.append(field);
        } else {
            line.append('"').append(field.replace("\"", "\"\"")).append('"');
        }
    }

    /** The fields of a line without its end; an {@link IllegalArgumentException} says where a quote is wrong. */
    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (true) {
            StringBuilder field = new StringBuilder();
            at = at < line.length() && line.charAt(at) == '"' ? quoted(line, at + 1, field) : plain(line, at, field);
            fields.add(field.toString());
            if (at == line.length()) {
                return fields;
            }
            at++; // the comma
        }
    }

    private static int plain(String line, int from, StringBuilder field) {
        int comma = line.indexOf(',', from);
        int end = comma < 0 ? line.length() : comma;
        field.append(line, from, end);
        return end;
    }

    private static int quoted(String line, int from, StringBuilder field) {
        int at = from;
        while (true) {
            int quote = line.indexOf('"', at);
            if (quote < 0) {
                throw new IllegalArgumentException(
                        "expected a closing quote for the one in column " + from + ", found none");
            }
            field.append(line, at, quote);
            at = quote + 1;
            if (at == line.length() || line.charAt(at) == ',') {
                return at;
            }
            if (line.charAt(at) != '"') {
                throw new IllegalArgumentException(
                        "expected a comma after the quote in column " + at + ", found " + line.charAt(at));
            }
            field.append('"');
            at++;
        }
    }
}
