package airkeeper.purifier;

import airkeeper.wire.Drives;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.settings.Between;
import airkeeper.wire.settings.Or;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the operator of a purifier-node sets; {@code deploy/examples/purifier-node.toml} is one.
 *
 * @param node the name of the node, and its MQTT client id
 * @param prefix what all topics begin with
 * @param purifier the relays, at least one
 */
public record PurifierSettings(
        NodeId node, @Or(Topics.DEFAULT_PREFIX) Topics prefix, BrokerSettings broker, List<Purifier> purifier) {

    public PurifierSettings {
        purifier = List.copyOf(purifier);
        if (purifier.isEmpty()) {
            throw new IllegalArgumentException("expected at least one [[purifier]], found none");
        }
        List<String> wrong = new ArrayList<>();
        Map<PurifierId, Integer> names = new HashMap<>();
        Map<String, Integer> relays = new HashMap<>();
        for (int i = 0; i < purifier.size(); i++) {
            Purifier one = purifier.get(i);
            Integer named = names.putIfAbsent(one.name(), i);
            if (named != null) {
                wrong.add("expected each purifier once, found " + one.name() + " as purifier[" + named
                        + "] and purifier[" + i + "]: give one of them another id");
            }
            String place = one.relay().place();
            Integer taken = place == null ? null : relays.putIfAbsent(place, i);
            if (taken != null) {
                wrong.add("expected each relay once, found " + place + " for purifier[" + taken + "] and purifier[" + i
                        + "]: each purifier needs a relay of its own");
            }
        }
        refuse(wrong);
    }

    /**
     * One relay, and the air it is switched by.
     *
     * @param id its name within its room
     * @param on from this value up it goes on, in the unit of the quantity; 1000 ppm for CO₂ when absent
     * @param off from this value down it goes off; 800 ppm for CO₂ when absent
     * @param interval how often its sensors speak
     * @param blindAfter the age at which a reading stops to count; three intervals when absent
     * @param sensors names of sensors in the room, or of other rooms' as {@code room/sensor}; empty: all of the room
     */
    public record Purifier(
            Room room,
            String id,
            @Or("co2") Quantity quantity,
            @Nullable Double on,
            @Nullable Double off,

            @Or("5 min") @Between(least = "0 s", most = "1 d")
            Duration minimumOn,

            @Or("5 min") @Between(least = "0 s", most = "1 d")
            Duration minimumOff,

            @Or("30 s") @Between(least = "1 s", most = "1 h")
            Duration interval,

            @Nullable @Between(least = "1 s", most = "1 d") Duration blindAfter,

            @Or("off") Power whenBlind,
            @Or("ventilator") Drives drives,
            List<String> sensors,
            RelaySettings relay) {

        private static final double CO2_ON = 1000;
        private static final double CO2_OFF = 800;

        public Purifier {
            List<String> wrong = new ArrayList<>();
            new PurifierId(room, id);
            sensors = List.copyOf(sensors);
            sensors.forEach(sensor -> sensor(room, sensor));
            if (quantity == Quantity.CO2) {
                on = on == null ? Double.valueOf(CO2_ON) : on;
                off = off == null ? Double.valueOf(CO2_OFF) : off;
            }
            if (on == null || off == null) {
                wrong.add("expected on and off with quantity = \"" + quantity.key()
                        + "\", since only co2 has defaults, found "
                        + (on == null ? off == null ? "neither" : "no on" : "no off"));
            } else if (off >= on) {
                wrong.add("expected off below on, so that the relay does not chatter, found off = " + Json.number(off)
                        + " and on = " + Json.number(on) + ": lower off or raise on");
            } else if (!quantity.plausible(on)) {
                wrong.add("expected on from " + Json.number(quantity.lowest()) + " to "
                        + Json.number(quantity.highest()) + " " + quantity.unit() + ", found " + Json.number(on)
                        + ": no air would ever switch the relay on, or none off");
            }
            blindAfter = blindAfter == null ? interval.multipliedBy(3) : blindAfter;
            if (blindAfter.compareTo(interval) <= 0) {
                wrong.add("expected blind-after above interval, found " + Sentences.lasting(blindAfter) + " and "
                        + Sentences.lasting(interval) + ": a sensor that speaks on time would count as lost");
            }
            refuse(wrong);
        }

        public PurifierId name() {
            return new PurifierId(room, id);
        }

        /** The named sensors; empty means every sensor of the room. */
        public List<SensorId> sensorIds() {
            return sensors.stream().map(sensor -> sensor(room, sensor)).toList();
        }

        /** Whether this sensor counts here. */
        public boolean hears(SensorId sensor) {
            return sensors.isEmpty() ? sensor.room().equals(room) : sensorIds().contains(sensor);
        }

        public Rules rules() {
            if (on == null || off == null || blindAfter == null) {
                throw new IllegalStateException("the constructor sets all of them");
            }
            return new Rules(
                    quantity,
                    new Hysteresis(on, off),
                    new Locks(minimumOn, minimumOff),
                    new Blindness(blindAfter, whenBlind));
        }

        private static SensorId sensor(Room room, String written) {
            return written.contains("/") ? SensorId.of(written) : new SensorId(room, written);
        }
    }

    /** All that is wrong, at once. */
    private static void refuse(List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
    }
}
