package airkeeper.dashboard;

import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.PurifierCommand;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tells purifiers what people want of them, and hears whether they do it. Thread-safe. */
public final class Orders implements AutoCloseable {
    private static final int MOST_OPEN = 100;
    private static final int LONGEST_NAME = 64;

    private final Topics topics;
    private final Link link;
    private final RoomsNow rooms;
    private final Topic answers;
    private final Loop loop;
    private final SecureRandom random = new SecureRandom();
    /** Those that wait for an answer, by the correlation that it gives back. */
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    Orders(Topics topics, Time time, Link link, RoomsNow rooms) {
        this.topics = topics;
        this.link = link;
        this.rooms = rooms;
        this.answers = topics.answers();
        this.loop = time.loop("orders");
    }

    /** What became of an order. */
    public sealed interface Outcome {
        /** The purifier follows it, and stands like this. */
        record Followed(RoomNow.Purifier purifier) implements Outcome {}

        /** The purifier does not follow it; one sentence says why. */
        record Refused(String why) implements Outcome {}

        /** The purifier did not answer in time. */
        record Silent() implements Outcome {}

        /** It could not be said to anyone; one sentence says why. */
        record Unsaid(String why) implements Outcome {}
    }

    private record Open(PurifierId purifier, CompletableFuture<Outcome> outcome) {}

    /** Begins to hear answers; before the link is started. */
    void start() {
        link.hear(Subscription.newsOnly(TopicFilter.of(answers)), this::answered);
    }

    /**
     * Says an order; what becomes of it is known after {@code patience} at the latest, and by then the order has expired too.
     *
     * @param by who gives it, which will stand in the purifier's reason; null: nobody in particular
     */
    public CompletableFuture<Outcome> say(
            PurifierId purifier, PurifierCommand command, @Nullable String by, Duration patience) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        if (open.size() >= MOST_OPEN) {
            outcome.complete(
                    new Outcome.Unsaid("already " + MOST_OPEN + " orders wait for their purifiers; try again"));
            return outcome;
        }
        byte[] question = new byte[16];
        random.nextBytes(question);
        String correlation = HexFormat.of().formatHex(question);
        open.put(correlation, new Open(purifier, outcome));
        loop.after(patience, () -> outcome.complete(new Outcome.Silent()));
        var said = link.say(Message.json(topics.command(purifier), Json.bytes(signed(command, by)))
                .expiringAfter(patience)
                .asking(answers, question));
        said.exceptionally(lost -> {
            outcome.complete(new Outcome.Unsaid(String.valueOf(lost.getMessage())));
            return null;
        });
        return outcome.whenComplete((_, _) -> open.remove(correlation));
    }

    /** Nobody but the dashboard says who orders; no time, as two clocks may differ and the order expires anyway. */
    private static PurifierCommand signed(PurifierCommand command, @Nullable String by) {
        String name = by == null || by.length() <= LONGEST_NAME ? by : by.substring(0, LONGEST_NAME);
        return new PurifierCommand(
                command.mode(), command.minutes(), command.id(), command.resetFilter(), name, command.time());
    }

    private void answered(Heard heard) {
        heard.acknowledge();
        byte[] correlation = heard.correlation();
        Open asked = correlation == null ? null : open.get(HexFormat.of().formatHex(correlation));
        if (asked != null) {
            asked.outcome.complete(outcome(asked.purifier, heard.payload()));
        }
    }

    private Outcome outcome(PurifierId purifier, byte[] answer) {
        try {
            JsonNode refused = Json.tree(answer).path("refused");
            return refused.isTextual()
                    ? new Outcome.Refused(refused.textValue())
                    : new Outcome.Followed(rooms.purifier(purifier, Json.report(answer)));
        } catch (MalformedException e) {
            return new Outcome.Refused("it answered something that is no report: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        loop.close();
        open.values().forEach(each -> each.outcome.complete(new Outcome.Unsaid("the dashboard is ending")));
    }
}
