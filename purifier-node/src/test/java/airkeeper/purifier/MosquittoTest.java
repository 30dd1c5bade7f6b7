package airkeeper.purifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.purifier.simulated.SimulatedRelay;
import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.Mode;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierCommand;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import airkeeper.wire.Subscription;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.mqtt.MosquittoBroker;
import airkeeper.wire.mqtt.MqttLink;
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import airkeeper.wire.time.SystemTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The node as it is deployed, but for the relay: a real broker, real threads, real time. */
@Tag("mosquitto")
class MosquittoTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Topics TOPICS = Topics.standard();
    private static final PurifierId FAN = PurifierId.of("kitchen/fan");

    private final List<String> relayTopic = new CopyOnWriteArrayList<>();
    private final List<String> presence = new CopyOnWriteArrayList<>();

    @Test
    void aReadingAndACommandSwitchTheRelay() throws SettingsException {
        try (MosquittoBroker broker = MosquittoBroker.open();
                MqttLink listener = listener(broker)) {
            // old words, which must not move a relay
            say(listener, Message.text(TOPICS.command(FAN), "ON").kept());
            say(listener, reading(0, 1800));
            SimulatedRelay relay = new SimulatedRelay();
            PurifierSettings settings = settings(broker);
            try (PurifierNode node = new PurifierNode(
                    settings, (_, _) -> relay, caller -> new MqttLink(settings.broker(), caller), new SystemTime())) {
                node.start();
                await().atMost(PATIENCE).until(() -> relayTopic.contains("OFF"));
                assertThat(relay.position()).isEqualTo(Power.OFF);
                say(listener, reading(1, 1200));
                await().atMost(PATIENCE).until(() -> relayTopic.getLast().equals("ON"));
                assertThat(relay.position()).isEqualTo(Power.ON);
                say(listener, Message.json(TOPICS.command(FAN), Json.bytes(PurifierCommand.of(Mode.OFF))));
                await().atMost(PATIENCE).until(() -> relayTopic.getLast().equals("OFF"));
                say(listener, Message.json(TOPICS.command(FAN), Json.bytes(PurifierCommand.of(Mode.ON))));
                await().atMost(PATIENCE).until(() -> relayTopic.getLast().equals("ON"));
            }
            assertThat(relay.position()).isEqualTo(Power.OFF);
            await().atMost(PATIENCE).until(() -> presence.getLast().contains("offline"));
            assertThat(relayTopic.getLast()).isEqualTo("OFF");
        }
    }

    private MqttLink listener(MosquittoBroker broker) {
        MqttLink listener = new MqttLink(
                BrokerSettings.open(broker.uri()), new Caller(new NodeId("listener"), Duration.ZERO, null, null));
        List<Link.State> states = new CopyOnWriteArrayList<>();
        hear(listener, TopicFilter.of(TOPICS.relay(FAN)), relayTopic);
        hear(listener, TopicFilter.of(TOPICS.presence(new NodeId("pi"))), presence);
        listener.watch(states::add);
        listener.start();
        await().atMost(PATIENCE).until(() -> states.stream().anyMatch(Link.State::up));
        return listener;
    }

    private static void hear(Link link, TopicFilter filter, List<String> payloads) {
        link.hear(Subscription.newsOnly(filter), heard -> {
            heard.acknowledge();
            payloads.add(heard.text());
        });
    }

    private static void say(Link link, Message message) {
        link.say(message).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static Message reading(long seq, double co2) {
        Reading reading = new Reading(new SystemTime().wall(), seq, Map.of(Quantity.CO2, co2), Quality.OK);
        return Message.json(TOPICS.reading(SensorId.of("kitchen/scd41")), Json.bytes(reading))
                .kept();
    }

    private static PurifierSettings settings(MosquittoBroker broker) throws SettingsException {
        return Settings.load(
                PurifierSettings.class,
                null,
                Map.of(
                        "AIRKEEPER_NODE", "pi",
                        "AIRKEEPER_BROKER_URL", broker.uri().toString(),
                        "AIRKEEPER_PURIFIER_0_ROOM", "kitchen",
                        "AIRKEEPER_PURIFIER_0_ID", "fan",
                        "AIRKEEPER_PURIFIER_0_RELAY_KIND", "simulated"));
    }
}
