package airkeeper.dashboard.push;

import airkeeper.dashboard.Channel;
import airkeeper.dashboard.ChannelException;
import airkeeper.wire.settings.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;

/** Pushes notices to telephones over a topic of ntfy (https://docs.ntfy.sh/publish/). */
public final class Ntfy implements Channel {
    private final Post post;

    /**
     * @param url of the topic, such as {@code https://ntfy.sh/our-school-air}; who knows it can read along
     * @param token an access token of ntfy; null for a topic that anyone may write to
     */
    public Ntfy(URI url, @Nullable Secret token) {
        this.post = new Post("ntfy", url, token);
    }

    @Override
    public String name() {
        return "ntfy";
    }

    @Override
    public String say(Notice notice) throws ChannelException {
        HttpRequest.Builder request = post.request()
                .header("Title", notice.title())
                .header("Tags", tag(notice.kind()))
                .header("Priority", notice.kind() == Kind.RAISED ? "high" : "default")
                .POST(BodyPublishers.ofString(notice.text()));
        return post.send(request.build());
    }

    /** ntfy shows these words as pictures. */
    private static String tag(Kind kind) {
        return switch (kind) {
            case RAISED, REMINDED -> "warning";
            case OVER -> "white_check_mark";
            case TEST -> "bell";
        };
    }
}
