package airkeeper.dashboard.push;

import airkeeper.dashboard.Channel;
import airkeeper.dashboard.ChannelException;
import airkeeper.wire.settings.Secret;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;

/**
 * Posts notices to somebody's own program: {@code {"kind":"raised","key":"air/kitchen/co2","title":…,"text":…,"time":…}} with
 * kinds {@code raised}, {@code reminded}, {@code over} and {@code test}; {@code time} is missing while the clock was never set.
 */
public final class Webhook implements Channel {
    private final Post post;

    /** @param token what stands behind {@code Bearer} in the header {@code Authorization}; null: there is none */
    public Webhook(URI url, @Nullable Secret token) {
        this.post = new Post("the webhook", url, token);
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public String say(Notice notice) throws ChannelException {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kind", notice.kind().key())
                .put("key", notice.key())
                .put("title", notice.title())
                .put("text", notice.text());
        if (notice.time() != null) {
            json.put("time", notice.time().toString());
        }
        HttpRequest.Builder request = post.request()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.toString()));
        return post.send(request.build());
    }
}
