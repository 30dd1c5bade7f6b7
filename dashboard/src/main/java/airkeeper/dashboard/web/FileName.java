package airkeeper.dashboard.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Under which name a browser saves what it is given; letters, digits and hyphens of any name, so that none leads elsewhere.
 *
 * @param ascii for browsers and systems that know no other letters
 * @param full as people would write it
 */
record FileName(String ascii, String full) {
    static final FileName CSV = new FileName("airkeeper.csv", "airkeeper.csv");

    /** Of a table about a room: {@code airkeeper-Klasse-3b.csv}. */
    static FileName csv(String room, String called) {
        String safe = called.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-").replaceAll("^-|-$", "");
        String ascii = "airkeeper-" + room + ".csv";
        return new FileName(ascii, safe.isEmpty() ? ascii : "airkeeper-" + safe + ".csv");
    }

    /** As RFC 6266 wants it in {@code Content-Disposition}, the full name as RFC 5987 writes it. */
    String asAttachment() {
        String plain = "attachment; filename=\"" + ascii + "\"";
        return full.equals(ascii)
                ? plain
                : plain + "; filename*=UTF-8''" + URLEncoder.encode(full, StandardCharsets.UTF_8);
    }
}
