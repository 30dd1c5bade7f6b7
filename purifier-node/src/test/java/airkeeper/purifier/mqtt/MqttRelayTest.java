package airkeeper.purifier.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.purifier.Plug;
import airkeeper.purifier.PlugDevice;
import airkeeper.purifier.RelayException;
import airkeeper.wire.Caller;
import airkeeper.wire.Heard;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.memory.MemoryLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A relay, a broker, and plugs that say what real ones were recorded saying. */
class MqttRelayTest {
    private final MemoryBroker broker = new MemoryBroker();
    private final MemoryLink world = link("world");
    private final MemoryLink line = link("pi");
    private final List<Heard> heard = new ArrayList<>();

    @BeforeEach
    void listen() {
        world.hear(Subscription.newsOnly(new TopicFilter("#")), message -> {
            message.acknowledge();
            heard.add(message);
        });
        world.start();
    }

    /**
     * Tasmota: arendst/Tasmota#6506, console of a Sonoff, "MQT: stat/sonoff/POWER = OFF". Zigbee2MQTT: pastebin.com/nrimgPMf, log of
     * 2019-12-14. Shelly: pastebin.com/zWaNqRer, as set up for Home Assistant. Second generation: the Switch component in
     * shelly-api-docs.shelly.cloud, topics as in gist.github.com/lordneon/140d47cd09e34d2737ad98290483a558.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    TASMOTA     | sonoff | cmnd/sonoff/POWER | ON | OFF | stat/sonoff/POWER | ON | OFF
                    ZIGBEE2MQTT | 0x00124b0006227235 | zigbee2mqtt/0x00124b0006227235/set | {"state":"ON"} | {"state":"OFF"} | \
                    zigbee2mqtt/0x00124b0006227235 | {"state":"ON","linkquality":102,"last_seen":"2019-12-14T15:38:56.796Z"} | \
                    {"state":"OFF","linkquality":94,"last_seen":"2019-12-14T15:39:01.292Z"}
                    SHELLY      | shelly1-A4CF12 | shellies/shelly1-A4CF12/relay/0/command | on | off | shellies/shelly1-A4CF12/relay/0 | on | off
                    SHELLY_GEN2 | shellyplus1-a8032abe54dc | shellyplus1-a8032abe54dc/rpc | \
                    {"id":1,"src":"airkeeper","method":"Switch.Set","params":{"id":0,"on":true}} | \
                    {"id":1,"src":"airkeeper","method":"Switch.Set","params":{"id":0,"on":false}} | \
                    shellyplus1-a8032abe54dc/status/switch:0 | {"id":0,"source":"button","output":true} | {"id":0,"source":"button","output":false}
                    """)
    void knownPlugsAreToldInTheirWordsAndHeardInThem(
            PlugDevice device,
            String name,
            String topic,
            String on,
            String off,
            String state,
            String isOn,
            String isOff)
            throws RelayException {
        MqttRelay relay = relay(device.named(name));
        relay.open();
        line.start();
        relay.switchTo(Power.ON);
        assertThat(relay.says()).isEmpty();
        says(state, isOn);
        assertThat(relay.says()).contains(Power.ON);
        relay.close();
        says(state, isOff);
        assertThat(relay.says()).contains(Power.OFF);
        assertThat(on(topic)).containsExactly(off, on, off);
    }

    /** An ESP8266 with PubSubClient compares the whole payload, as learn.advaspire.io/arduino/level-4 teaches it. */
    @Test
    void aBarePlugHearsOnAndOffAndSaysNothing() throws RelayException {
        MqttRelay relay = relay(PlugDevice.BARE.named("home/led"));
        relay.open();
        line.start();
        relay.switchTo(Power.ON);
        assertThat(on("home/led")).containsExactly("OFF", "ON");
        assertThat(relay.says()).isEmpty();
    }

    @Test
    void noOrderIsKeptAndAnOldOnExpires() throws RelayException {
        List<Message> said = new ArrayList<>();
        Link recording = new Link() {
            @Override
            public void hear(Subscription subscription, Consumer<Heard> ear) {}

            @Override
            public void watch(Consumer<State> watcher) {}

            @Override
            public void start() {}

            @Override
            public CompletableFuture<Void> say(Message message) {
                said.add(message);
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void close() {}
        };
        MqttRelay relay = new MqttRelay(PlugDevice.BARE.named("home/led"), recording);
        relay.switchTo(Power.ON);
        relay.switchTo(Power.OFF);
        assertThat(said).noneMatch(Message::retained).allMatch(message -> message.qos() == 1);
        assertThat(said).extracting(Message::expiry).containsExactly(Duration.ofSeconds(30), null);
    }

    @Test
    void aPlugThatWasAwayIsToldAgainWhereItShouldBe() throws RelayException {
        MqttRelay relay = relay(PlugDevice.BARE.named("home/led"));
        relay.open();
        assertThat(heard).isEmpty();
        line.start();
        assertThat(on("home/led")).containsExactly("OFF");
        relay.switchTo(Power.ON);
        broker.cut(line);
        assertThatThrownBy(() -> relay.switchTo(Power.OFF))
                .isInstanceOf(RelayException.class)
                .hasMessage("The plug on home/led could not be told OFF, and stays as it is:"
                        + " there is no line to the broker.");
        assertThatThrownBy(relay::close).isInstanceOf(RelayException.class);
        heard.clear();
        broker.restore(line);
        assertThat(on("home/led")).endsWith("OFF").doesNotContain("ON");
    }

    @Test
    void whatABrokerKeptOfAPlugIsItsWordUntilTheLineIsLost() throws RelayException {
        world.say(Message.text(new Topic("stat/fan/POWER"), "ON").kept()).join();
        MqttRelay relay = relay(PlugDevice.TASMOTA.named("fan"));
        relay.open();
        line.start();
        assertThat(relay.says()).contains(Power.ON);
        broker.cut(line);
        assertThat(relay.says()).isEmpty();
    }

    @Test
    void aStateThatIsNeitherOnNorOffIsNotBelieved() throws RelayException {
        MqttRelay relay = relay(PlugDevice.SHELLY.named("plug"));
        relay.open();
        line.start();
        says("shellies/plug/relay/0", "on");
        says("shellies/plug/relay/0", "overpower");
        assertThat(relay.says()).isEmpty();
    }

    @Test
    void aMessageAboutSomethingElseChangesNothing() throws RelayException {
        MqttRelay relay = relay(PlugDevice.ZIGBEE2MQTT.named("plug"));
        relay.open();
        line.start();
        says("zigbee2mqtt/plug", "{\"state\":\"ON\"}");
        says("zigbee2mqtt/plug", "{\"linkquality\":102}");
        assertThat(relay.says()).contains(Power.ON);
        says("zigbee2mqtt/plug", "offline");
        assertThat(relay.says()).isEmpty();
    }

    @Test
    void aPlugThatNothingWasSaidToIsLeftAlone() throws RelayException {
        MqttRelay relay = relay(PlugDevice.BARE.named("home/led"));
        line.start();
        relay.close();
        assertThat(heard).isEmpty();
    }

    private MqttRelay relay(Plug plug) {
        return new MqttRelay(plug, line);
    }

    private MemoryLink link(String name) {
        return broker.link(new Caller(new NodeId(name), Duration.ZERO, null, null));
    }

    private void says(String topic, String payload) {
        world.say(Message.text(new Topic(topic), payload)).join();
    }

    private List<String> on(String topic) {
        return heard.stream()
                .filter(message -> message.topic().text().equals(topic))
                .map(Heard::text)
                .toList();
    }
}
