package airkeeper.dashboard;

import airkeeper.wire.Shown;
import airkeeper.wire.time.Time;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Concern} that is not calm.
 *
 * @param text how it looked when it was judged last
 * @param since when people were told first, on the wall clock
 * @param hushedUntil up to when people do not want to be told again, on the wall clock; null: it is not known, or until it is over
 * @param judged when it was judged last, on the steady clock
 */
record Watched(
        String key,
        Alarm alarm,
        String text,
        @Nullable Instant since,
        @Nullable Instant hushedUntil,
        Duration judged) {
    private static final String OVER = "over";
    private static final String BEFORE = "It was so before the dashboard was started anew.";

    /** What people are shown. */
    Alert alert(Duration now) {
        boolean hushed = now.compareTo(alarm.hushed()) < 0;
        return new Alert(key, text, since, alarm.told(), hushed, hushed ? hushedUntil : null);
    }

    /** The same, of which people do not want to be told again for so long; null: until it is over. */
    Watched hushed(@Nullable Duration pause, Time time) {
        Instant wall = time.wall();
        return new Watched(
                key,
                alarm.hushed(pause == null ? Alarm.UNTIL_OVER : time.steady().plus(pause)),
                text,
                since,
                pause == null || wall == null ? null : wall.plus(pause),
                judged);
    }

    /** What is open, as a text to be kept over a restart. */
    static String written(Collection<Watched> all) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Watched each : all) {
            if (each.alarm.open()) {
                ObjectNode object = json.addObject().put("key", each.key).put("told", each.alarm.told());
                if (each.since != null) {
                    object.put("since", each.since.toString());
                }
                if (each.alarm.hushed().equals(Alarm.UNTIL_OVER)) {
                    object.put("hushed", OVER);
                } else if (each.hushedUntil != null) {
                    object.put("hushed", each.hushedUntil.toString());
                }
            }
        }
        return json.toString();
    }

    /** What was open; an {@link IllegalArgumentException} says that the text is none of ours. */
    static List<Watched> read(String written, AlertRules rules, Time time) {
        List<Watched> all = new ArrayList<>();
        try {
            for (JsonNode each : new ObjectMapper().readTree(written)) {
                all.add(read(each, rules, time));
            }
        } catch (JsonProcessingException | DateTimeException e) {
            throw new IllegalArgumentException("expected alerts as they are kept, found " + Shown.quoted(written), e);
        }
        return all;
    }

    private static Watched read(JsonNode written, AlertRules rules, Time time) {
        Duration now = time.steady();
        Alarm alarm = Alarm.remembered(written.path("told").asInt(1), rules, now);
        String since = written.path("since").asText();
        Watched read = new Watched(
                written.path("key").asText(), alarm, BEFORE, since.isEmpty() ? null : Instant.parse(since), null, now);
        String hushed = written.path("hushed").asText();
        Instant wall = time.wall();
        if (hushed.isEmpty() || (!hushed.equals(OVER) && wall == null)) {
            return read;
        }
        return read.hushed(hushed.equals(OVER) ? null : Duration.between(wall, Instant.parse(hushed)), time);
    }
}
