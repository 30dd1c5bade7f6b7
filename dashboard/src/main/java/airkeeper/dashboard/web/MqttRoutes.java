package airkeeper.dashboard.web;

import airkeeper.dashboard.Broker;
import airkeeper.dashboard.Health;
import airkeeper.dashboard.Overheard;
import airkeeper.dashboard.Right;
import airkeeper.dashboard.Tap;
import airkeeper.wire.Link;
import airkeeper.wire.LinkException;
import airkeeper.wire.Message;
import airkeeper.wire.Shown;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.Topics.Address;
import airkeeper.wire.time.Time;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows what is said on the broker, as it is said, says something there, and tells where it is. */
final class MqttRoutes implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MqttRoutes.class);
    private static final Duration LOOK_AT_RIGHTS = Duration.ofSeconds(15);
    private static final int RECEIPT_SECONDS = 5;

    private final Broker broker;
    private final Health health;
    private final Time time;
    private final Access listening;
    private final Access saying;
    private final Set<MqttViewer> viewers = ConcurrentHashMap.newKeySet();

    /**
     * @param listening what it takes to listen
     * @param saying what it takes to say something
     */
    MqttRoutes(Broker broker, Health health, Time time, Access listening, Access saying) {
        this.broker = broker;
        this.health = health;
        this.time = time;
        this.listening = listening;
        this.saying = saying;
    }

    void on(RoutesConfig routes, Gate gate) {
        routes.get("/api/v1/broker", ctx -> RoomRoutes.live(ctx, where(Asker.of(ctx))));
        routes.get("/api/v1/mqtt", ctx -> listen(ctx, gate.still(ctx, listening)), listening);
        routes.post("/api/v1/mqtt", this::say, saying);
    }

    private ObjectNode where(Asker asker) {
        Health.Trouble trouble = health.troubles().get(Health.Part.BROKER);
        boolean admin = asker.may(Right.ADMIN);
        return Answers.object()
                .put("scheme", broker.scheme())
                .put("host", broker.host())
                .put("port", broker.port())
                .put("path", broker.scheme().startsWith("ws") ? broker.url().getRawPath() : null)
                .put("prefix", broker.topics().prefix())
                .put("login", broker.user() != null)
                .put("user", admin ? broker.user() : null)
                .put("ownCa", broker.ownCa())
                .put("certificates", broker.certificates())
                .put("up", trouble == null)
                // what goes on inside the house is not for strangers
                .put("why", admin && trouble != null ? trouble.why() : null);
    }

    private void listen(Context ctx, BooleanSupplier welcome) throws IOException {
        var line = ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        MqttViewer viewer = new MqttViewer(line::close);
        Tap.Listening tapped = broker.tap()
                .listen(
                        filter(ctx),
                        heard -> viewer.tell(
                                () -> Event.of(null, "message", message(heard).toString())),
                        state -> viewer.put(Event.of(null, "state", state(state).toString())))
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "already " + Tap.MOST + " listen to the broker, which is the most that this dashboard serves"));
        viewers.add(viewer);
        try (tapped) {
            ctx.contentType("text/event-stream").header("Cache-Control", "no-store");
            // reverse proxies such as nginx would hold events back
            ctx.header("X-Accel-Buffering", "no");
            viewer.serve(ctx.res().getOutputStream(), now(welcome));
        } finally {
            viewers.remove(viewer);
        }
    }

    /** The same, asked now and then only. */
    private BooleanSupplier now(BooleanSupplier welcome) {
        Duration[] asked = {time.steady()};
        return () -> {
            if (time.steady().minus(asked[0]).compareTo(LOOK_AT_RIGHTS) < 0) {
                return true;
            }
            asked[0] = time.steady();
            return welcome.getAsBoolean();
        };
    }

    private static TopicFilter filter(Context ctx) {
        String text = new Asked(ctx).text("filter");
        try {
            return new TopicFilter(text == null ? "#" : text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "filter: " + e.getMessage());
        }
    }

    private static ObjectNode state(Link.State state) {
        return Answers.object().put("up", state.up()).put("why", state.why());
    }

    private static ObjectNode message(Overheard heard) {
        ObjectNode json = Answers.object()
                .put("time", Answers.time(heard.time()))
                .put("topic", heard.topic())
                .put("qos", heard.qos())
                .put("retained", heard.retained())
                .put("duplicate", heard.duplicate())
                .put("bytes", heard.bytes())
                .put(heard.form().key(), heard.payload())
                .put("whole", heard.whole());
        if (heard.contentType() != null) {
            json.put("contentType", heard.contentType());
        }
        if (heard.answerTo() != null) {
            json.put("answerTo", heard.answerTo());
        }
        if (heard.correlation() != null) {
            json.put("correlation", heard.correlation());
        }
        if (heard.expiry() != null) {
            json.put("expirySeconds", heard.expiry().toSeconds());
        }
        if (!heard.properties().isEmpty()) {
            ArrayNode properties = json.putArray("properties");
            heard.properties()
                    .forEach(each -> properties.addArray().add(each.name()).add(each.value()));
        }
        return json;
    }

    private void say(Context ctx) {
        Message message = wanted(Body.of(ctx));
        log.info(
                "{} says something on {} from the page.",
                Asker.of(ctx).shown(),
                Shown.quoted(message.topic().text()));
        try {
            broker.tap()
                    .say(message)
                    .orTimeout(RECEIPT_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw unsaid(e);
        }
        RoomRoutes.live(
                ctx,
                Answers.object()
                        .put("topic", message.topic().text())
                        .put("bytes", message.payload().length)
                        .put("qos", message.qos())
                        .put("retained", message.retained()));
    }

    private Message wanted(Body body) {
        Topic topic;
        try {
            topic = new Topic(body.text("topic"));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "topic: " + e.getMessage());
        }
        Message message = Message.text(topic, body.secret("payload"));
        message = body.has("qos") && body.whole("qos", 0, 1) == 0 ? message.atMostOnce() : message;
        if (!body.flag("retained")) {
            return message;
        }
        Address address = broker.topics().read(topic).orElse(null);
        if (address instanceof Address.OfCommand || address instanceof Address.OfResend) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "retained: expected false on " + Shown.quoted(topic.text())
                            + ", found true: the broker would give it again to each node that starts, and nodes refuse that");
        }
        return message.kept();
    }

    private static ProblemException unsaid(CompletionException why) {
        return switch (why.getCause()) {
            case TimeoutException _ ->
                new ProblemException(HttpStatus.GATEWAY_TIMEOUT, "the broker gave no receipt within 5 s");
            case LinkException e ->
                new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "it was not said: " + e.getMessage());
            case null, default -> throw why;
        };
    }

    @Override
    public void close() {
        viewers.forEach(MqttViewer::drop);
    }
}
