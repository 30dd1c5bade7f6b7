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
        List<String> wanted = levels(text);
        if (text.startsWith(SHARED)) {
            wanted = wanted.subList(2, wanted.size());
        }
        List<String> found = topic.levels();
        if (found.getFirst().startsWith("$") && !wanted.getFirst().equals(found.getFirst())) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            String level = wanted.get(i);
            if (level.equals("#")) {
                return true;
            }
            if (i >= found.size() || !(level.equals("+") || level.equals(found.get(i)))) {
                return false;
            }
        }
        return wanted.size() == found.size();
    }

    private static List<String> levels(String text) {
        return List.of(text.split("/", -1));
    }

    @Override
    public String toString() {
        return text;
    }
}
