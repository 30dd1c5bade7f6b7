package airkeeper.dashboard.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.dashboard.Channel.Kind;
import airkeeper.dashboard.Channel.Notice;
import airkeeper.dashboard.ChannelException;
import airkeeper.wire.Caller;
import airkeeper.wire.NodeId;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.memory.MemoryLink;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MqttChannelTest {
    private static final Topic TOPIC = new Topic("school/alerts");
    private static final Notice REMINDED =
            new Notice(Kind.REMINDED, "Airkeeper: still so", null, "silence/kitchen/scd41", "It is silent.", null);

    private final MemoryBroker broker = new MemoryBroker();

    private MemoryLink link(String name) {
        return broker.link(new Caller(new NodeId(name), Duration.ZERO, null, null));
    }

    @Test
    void anyClientCanReadIt() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        try (MemoryLink line = link("dashboard");
                MemoryLink other = link("other")) {
            other.hear(Subscription.newsOnly(TopicFilter.of(TOPIC)), message -> {
                heard.add(message.text() + (message.retained() ? " (kept)" : ""));
                message.acknowledge();
            });
            other.start();
            line.start();

            assertThat(new MqttChannel(line, TOPIC).say(REMINDED)).isEqualTo("The broker has it on school/alerts.");
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("Airkeeper: still so: It is silent.");
        }
    }

    @Test
    void withoutALineItSaysSo() {
        try (MemoryLink line = link("dashboard")) {
            assertThatThrownBy(() -> new MqttChannel(line, TOPIC).say(REMINDED))
                    .isInstanceOf(ChannelException.class)
                    .hasMessageStartingWith("The broker did not take it on school/alerts: ");
        }
    }
}
