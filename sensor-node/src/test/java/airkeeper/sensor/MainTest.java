package airkeeper.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Caller;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Quality;
import airkeeper.wire.Reading;
import airkeeper.wire.Topic;
import airkeeper.wire.memory.MemoryBroker;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.mqtt.MqttLink;
import airkeeper.wire.settings.Settings;
import airkeeper.wire.settings.SettingsException;
import airkeeper.wire.time.HandTime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private final HandTime time = HandTime.at("2026-11-21T10:00:00Z");
    private final MemoryBroker broker = new MemoryBroker();
    private final Listener listener = new Listener(broker);

    @Test
    void aPublicBrokerIsWarnedOf() {
        BrokerSettings settings = BrokerSettings.open(URI.create("mqtt://test.mosquitto.org"));
        try (Printed printed = new Printed();
                var _ = new MqttLink(settings, new Caller(new NodeId("pi"), Duration.ZERO, null, null))) {
            assertThat(printed.with("public broker"))
                    .containsExactly(
                            "test.mosquitto.org is a public broker: everyone can hear what pi says there, and say it too.");
        }
    }

    @Test
    void runsTheExample(@TempDir Path state) throws SettingsException {
        SensorSettings settings = Settings.load(
                SensorSettings.class,
                Path.of("../deploy/examples/sensor-node.toml"),
                Map.of("AIRKEEPER_STATE", state.toString()));
        SensorNode node = Main.node(settings, broker::link, time);
        node.start();
        time.advance(Duration.ofMinutes(2));
        var _ = listener.link().say(Message.text(new Topic("hall/air/co2"), "733"));
        var _ = listener.link().say(Message.text(new Topic("attic/air"), "{\"air\":{\"co2\":544}}"));
        time.advance(Duration.ofMinutes(3));
        node.close();

        assertThat(listener.readings("airkeeper/kitchen/sensor/simulated"))
                .hasSize(11)
                .extracting(Reading::quality)
                .containsOnly(Quality.OK);
        assertThat(listener.texts("airkeeper/hall/sensor/number/co2")).containsExactly("733");
        assertThat(listener.texts("airkeeper/attic/sensor/json/co2")).containsExactly("544");
    }

    /** Where there is no Raspberry Pi, each sensor says once what is missing, and the node goes on. */
    @Test
    void runsTheExampleOfAPiWhereNoneIs(@TempDir Path state) throws SettingsException {
        SensorSettings settings = Settings.load(
                SensorSettings.class,
                Path.of("../deploy/examples/sensor-node-pi.toml"),
                Map.of("AIRKEEPER_STATE", state.toString()));
        try (Printed printed = new Printed();
                SensorNode node = Main.node(settings, broker::link, time)) {
            node.start();
            time.advance(Duration.ofMinutes(10));

            assertThat(printed.with("cannot be read: Expected the ")).hasSize(7);
            assertThat(printed.with("classroom/scd41"))
                    .containsExactly("classroom/scd41 cannot be read: Expected the I²C bus /dev/i2c-1, found none:"
                            + " switch it on (sudo raspi-config nonint do_i2c 0) and start the computer again."
                            + " It is opened again and again, with pauses of up to 5 minutes.");
        }
    }
}
