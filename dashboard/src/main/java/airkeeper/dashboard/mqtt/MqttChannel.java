package airkeeper.dashboard.mqtt;

import airkeeper.dashboard.Channel;
import airkeeper.dashboard.ChannelException;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.Topic;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Says notices on a topic, as plain text that any client can show; not kept, since an old alert is no news. */
public final class MqttChannel implements Channel {
    private static final int PATIENCE_S = 10;

    private final Link link;
    private final Topic topic;

    /** @param link somebody else's, who starts and closes it */
    public MqttChannel(Link link, Topic topic) {
        this.link = link;
        this.topic = topic;
    }

    @Override
    public String name() {
        return "mqtt";
    }

    @Override
    public String say(Notice notice) throws ChannelException {
        try {
            link.say(Message.text(topic, notice.title() + ": " + notice.text())).get(PATIENCE_S, TimeUnit.SECONDS);
            return "The broker has it on " + topic.text() + ".";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelException("the program is ending", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ChannelException(
                    "The broker did not take it on %s: %s.".formatted(topic.text(), cause.getMessage()), e);
        } catch (TimeoutException e) {
            throw new ChannelException(
                    "The broker did not take it on %s within %d s.".formatted(topic.text(), PATIENCE_S), e);
        }
    }
}
