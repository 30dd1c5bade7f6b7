package airkeeper.wire;

import java.util.List;

/** Which topics a subscription is about: a topic in which {@code +} stands for one level and a last {@code #} for all the rest. */
public record TopicFilter(String text) {
    private static final String SHARED = "$share/";

    public TopicFilter {
        Topic.checked("topic filter", text);
        List<String> levels = levels(text);
        for (int i = 0; i < levels.size(); i++) {
            String level = levels.get(i);
            boolean whole = level.length() == 1;
            if (level.indexOf('+') >= 0 && !whole) {
                throw new IllegalArgumentException(
                        "expected + to stand alone between slashes, found " + Shown.quoted(text));
            }
            if (level.indexOf('#') >= 0 && !(whole && i == levels.size() - 1)) {
                throw new IllegalArgumentException("expected # to stand alone at the end, found " + Shown.quoted(text));
            }
        }
        if (text.startsWith(SHARED)
                && (levels.size() < 3
                        || levels.get(1).isEmpty()
                        || levels.get(2).isEmpty())) {
            throw new IllegalArgumentException("expected $share/group/filter, found " + Shown.quoted(text));
        }
    }

    /** The filter that is about one topic only. */
    public static TopicFilter of(Topic topic) {
        return new TopicFilter(topic.text());
    }

    /** The same messages, of which each goes to one of those who share them in this group. */
    public TopicFilter sharedBy(String group) {
        return new TopicFilter(SHARED + group + "/" + text);
    }

    /** Whether a message on this topic belongs to this filter; a shared subscription is looked at without its group. */
    public boolean matches(Topic topic) {
        // asked of each message by each ear, so without lists of levels
        String found = topic.text();
        int at = text.startsWith(SHARED) ? text.indexOf('/', SHARED.length()) + 1 : 0;
        if (found.startsWith("$") && text.charAt(at) != '$') {
            return false;
        }
        int foundAt = 0;
        while (!text.startsWith("#", at)) {
            int end = end(text, at);
            int foundEnd = end(found, foundAt);
            boolean same = end - at == foundEnd - foundAt && text.regionMatches(at, found, foundAt, end - at);
            if (!same && !text.startsWith("+", at)) {
                return false;
            }
            if (foundEnd == found.length()) {
                return end == text.length() || text.startsWith("/#", end);
            }
            if (end == text.length()) {
                return false;
            }
            at = end + 1;
            foundAt = foundEnd + 1;
        }
        return true;
    }

    private static int end(String text, int from) {
        int slash = text.indexOf('/', from);
        return slash < 0 ? text.length() : slash;
    }

    private static List<String> levels(String text) {
        return List.of(text.split("/", -1));
    }

    @Override
    public String toString() {
        return text;
    }
}
