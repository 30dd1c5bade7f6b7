package airkeeper.dashboard;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** So many bytes, as people write them: a GB has a thousand million. */
public record Size(long bytes) implements Comparable<Size> {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})\\s*(MB|GB)");
    private static final long MB = 1_000_000;
    private static final long GB = 1_000_000_000;

    /** Reads {@code 500 MB} and {@code 2 GB}. */
    public static Size of(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "expected a size such as \"500 MB\" or \"2 GB\", found \"" + text + "\"");
        }
        return new Size(Long.parseLong(parts.group(1)) * (parts.group(2).equals("MB") ? MB : GB));
    }

    @Override
    public int compareTo(Size other) {
        return Long.compare(bytes, other.bytes);
    }

    @Override
    public String toString() {
        if (bytes < GB) {
            return (bytes + MB / 2) / MB + " MB";
        }
        return bytes % GB == 0 ? bytes / GB + " GB" : String.format(Locale.ROOT, "%.1f GB", (double) bytes / GB);
    }
}
