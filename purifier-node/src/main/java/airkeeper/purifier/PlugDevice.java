package airkeeper.purifier;

import airkeeper.wire.Topic;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What well-known plugs say and hear, so that nobody has to look it up. */
public enum PlugDevice {
    /** Any other: {@code home/led} of an ESP8266, which hears ON and OFF and says nothing. */
    BARE,
    /** Tasmota: {@code cmnd/plug/POWER}, said again on {@code stat/plug/POWER}. */
    TASMOTA,
    /** Zigbee2MQTT: {@code zigbee2mqtt/plug/set} and {@code zigbee2mqtt/plug}, in JSON. */
    ZIGBEE2MQTT,
    /** Shelly, first generation: {@code shellies/shelly1-A4CF12/relay/0/command}. */
    SHELLY,
    /** Shelly, second generation and later: {@code shellyplus1-a8032abe54dc/rpc}. */
    SHELLY_GEN2;

    /** As it is written in a settings file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The plug of this name; of a bare one the name is its topic. */
    public Plug named(String name) {
        return switch (this) {
            case BARE -> new Plug(new Topic(name), "ON", "OFF", null);
            case TASMOTA ->
                new Plug(new Topic("cmnd/" + name + "/POWER"), "ON", "OFF", says("stat/" + name + "/POWER", null));
            case ZIGBEE2MQTT ->
                new Plug(
                        new Topic("zigbee2mqtt/" + name + "/set"),
                        "{\"state\":\"ON\"}",
                        "{\"state\":\"OFF\"}",
                        says("zigbee2mqtt/" + name, "/state"));
            case SHELLY -> {
                String relay = "shellies/" + name + "/relay/0";
                yield new Plug(
                        new Topic(relay + "/command"),
                        "on",
                        "off",
                        new Plug.Confirmation(new Topic(relay), null, "on", "off"));
            }
            case SHELLY_GEN2 ->
                new Plug(
                        new Topic(name + "/rpc"),
                        rpc(true),
                        rpc(false),
                        new Plug.Confirmation(new Topic(name + "/status/switch:0"), "/output", "true", "false"));
        };
    }

    private static Plug.Confirmation says(String topic, @Nullable String pointer) {
        return new Plug.Confirmation(new Topic(topic), pointer, "ON", "OFF");
    }

    /** {@code src} is where it answers to, on {@code airkeeper/rpc}, which nobody hears. */
    private static String rpc(boolean on) {
        return "{\"id\":1,\"src\":\"airkeeper\",\"method\":\"Switch.Set\",\"params\":{\"id\":0,\"on\":" + on + "}}";
    }
}
