package airkeeper.purifier.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.purifier.PlugDevice;
import airkeeper.purifier.RelayException;
import airkeeper.wire.Caller;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.mqtt.MosquittoBroker;
import airkeeper.wire.mqtt.MqttLink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A relay and a plug as Tasmota makes one, each on its own line to a real broker. */
@Tag("mosquitto")
class MosquittoPlugTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Test
    void thePlugFollowsBeforeAndAfterTheBrokerWasGone() throws RelayException {
        try (MosquittoBroker broker = MosquittoBroker.open();
                MqttLink plug = link(broker, "plug");
                MqttLink line = link(broker, "pi")) {
            plug.hear(Subscription.newsOnly(new TopicFilter("cmnd/fan/POWER")), message -> {
                message.acknowledge();
                heard.add(message.text());
                var _ = plug.say(Message.text(new Topic("stat/fan/POWER"), message.text()));
            });
            plug.start();
            MqttRelay relay = new MqttRelay(PlugDevice.TASMOTA.named("fan"), line);
            relay.open();
            line.start();
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(RelayException.class)
                    .until(() -> {
                        relay.switchTo(Power.ON);
                        return relay.says().filter(Power.ON::equals).isPresent();
                    });
            broker.kill();
            await().atMost(PATIENCE).until(() -> relay.says().isEmpty());
            broker.restart();
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(RelayException.class)
                    .until(() -> {
                        relay.switchTo(Power.OFF);
                        return relay.says().filter(Power.OFF::equals).isPresent();
                    });
            relay.switchTo(Power.ON);
            relay.close();
            await().atMost(PATIENCE).until(() -> heard.getLast().equals("OFF"));
            assertThat(heard).endsWith("ON", "OFF");
        }
    }

    private static MqttLink link(MosquittoBroker broker, String name) {
        return new MqttLink(BrokerSettings.open(broker.uri()), new Caller(new NodeId(name), Duration.ZERO, null, null));
    }
}
