package airkeeper.dashboard.web;

import airkeeper.dashboard.Alert;
import airkeeper.dashboard.Alerts;
import airkeeper.dashboard.Right;
import airkeeper.wire.Shown;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Shows what is wrong now, and lets people say that they know, or see whether a channel works. */
final class AlertRoutes {
    private static final int LONGEST_PAUSE_MIN = 7 * 24 * 60;

    private final Alerts alerts;

    AlertRoutes(Alerts alerts) {
        this.alerts = alerts;
    }

    void on(RoutesConfig routes) {
        routes.get("/api/v1/alerts", ctx -> RoomRoutes.live(ctx, all(Asker.of(ctx))));
        routes.post("/api/v1/alerts/hush", this::hush, Access.ORDER);
        routes.post("/api/v1/alerts/test", this::tryOut, Access.ADMIN);
    }

    /** What a channel answered may name an account or where mail goes: that is for admins. */
    private ObjectNode all(Asker asker) {
        ObjectNode json = Answers.object();
        ArrayNode open = json.putArray("open");
        alerts.open().forEach(alert -> open.add(alert(alert)));
        ArrayNode channels = json.putArray("channels");
        alerts.channels().forEach((name, last) -> {
            ObjectNode channel = channels.addObject().put("channel", name);
            if (last != null) {
                channel.put("time", Answers.time(last.time())).put("reached", last.reached());
                if (asker.may(Right.ADMIN)) {
                    channel.put("said", last.text());
                }
            }
        });
        return json;
    }

    private static ObjectNode alert(Alert alert) {
        return Answers.object()
                .put("key", alert.key())
                .put("text", alert.text())
                .put("since", Answers.time(alert.since()))
                .put("told", alert.told())
                .put("hushed", alert.hushed())
                .put("hushedUntil", Answers.time(alert.hushedUntil()));
    }

    private void hush(Context ctx) {
        Body body = Body.of(ctx);
        String key = body.text("key");
        Alert alert = alerts.hush(key, pause(body))
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "there is no open alert " + Shown.quoted(key) + "; it may be over already"));
        RoomRoutes.live(ctx, alert(alert));
    }

    /** Null: until it is over. */
    private static @Nullable Duration pause(Body body) {
        return body.has("minutes") ? Duration.ofMinutes(body.whole("minutes", 1, LONGEST_PAUSE_MIN)) : null;
    }

    private void tryOut(Context ctx) {
        String name = Body.of(ctx).text("channel");
        var outcome = alerts.tryOut(name)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "there is no channel " + Shown.quoted(name) + "; "
                                + (alerts.channels().isEmpty()
                                        ? "none is set"
                                        : "there are "
                                                + String.join(
                                                        ", ", alerts.channels().keySet()))))
                .join();
        RoomRoutes.live(ctx, Answers.object().put("reached", outcome.reached()).put("said", outcome.text()));
    }
}
