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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the operator of a purifier-node sets; {@code deploy/examples/purifier-node.toml} is one.
 *
 * @param node the name of the node, and its MQTT client id
 * @param prefix what all topics begin with
 * @param state the directory for what outlives the node; null: nothing does
 * @param purifier the relays, at least one
 */
public record PurifierSettings(
        NodeId node,
        @Or(Topics.DEFAULT_PREFIX) Topics prefix,
        @Nullable Path state,
        BrokerSettings broker,
        List<Purifier> purifier) {

    /** A node that keeps nothing. */
    public PurifierSettings(NodeId node, Topics prefix, BrokerSettings broker, List<Purifier> purifier) {
        this(node, prefix, null, broker, purifier);
    }

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
        for (int i = 0; i < purifier.size(); i++) {
            PurifierId leader = purifier.get(i).leader();
            if (leader != null
                    && purifier.stream().noneMatch(one -> one.name().equals(leader) && one.leader() == null)) {
                wrong.add("expected purifier[" + i + "].follows to name a purifier of this file that follows none,"
                        + " found " + leader + ": name its first stage");
            }
        }
        refuse(wrong);
    }

    /** The purifiers, those that follow others after them. */
    List<Purifier> leadersFirst() {
        return purifier.stream()
                .sorted(Comparator.comparing(one -> one.leader() != null))
                .toList();
    }

    /**
     * One relay, and the air it is switched by.
     *
     * @param id its name within its room
     * @param on from this value up it goes on, in the unit of the quantity; 1000 ppm for CO₂ when absent
     * @param off from this value down it goes off; 800 ppm for CO₂ when absent
     * @param also more quantities; any one too high switches on, all low enough off
     * @param of which value counts when several sensors measure the same
     * @param maximumRun null: it may run for ever
     * @param startDelay how long it stays off after a start
     * @param switchesPerHour the most that the air may switch
     * @param interval how often its sensors speak
     * @param blindAfter the age at which a reading stops to count; three intervals when absent
     * @param keepFor for {@code keep}: the longest time that it stays on without being seen
     * @param duty for {@code duty}: the part of the time that it is on
     * @param sensors names of sensors in the room, or of other rooms' as {@code room/sensor}; empty: all of the room
     * @param filterLife how long air may be blown through its filter; null: it has none
     * @param outdoor the sensor whose PM2.5 is that of the air which a ventilator brings in; null: it always may
     * @param quiet the hours in which it is off
     * @param follows the purifier, as {@code id} or {@code room/id}, whose second stage it is; null: none
     */
    public record Purifier(
            Room room,
            String id,
            @Or("co2") Quantity quantity,
            @Nullable Double on,
            @Nullable Double off,
            List<Also> also,
            @Or("highest") Pick of,

            @Or("5 min") @Between(least = "0 s", most = "1 d")
            Duration minimumOn,

            @Or("5 min") @Between(least = "0 s", most = "1 d")
            Duration minimumOff,

            @Nullable MaximumRun maximumRun,

            @Or("0 s") @Between(least = "0 s", most = "1 h") Duration startDelay,

            @Or("12") @Between(least = "2", most = "60") int switchesPerHour,

            @Or("30 s") @Between(least = "1 s", most = "1 h")
            Duration interval,

            @Nullable @Between(least = "1 s", most = "1 d") Duration blindAfter,

            @Or("off") WhenBlind whenBlind,

            @Nullable @Between(least = "1 s", most = "7 d") Duration keepFor,

            Blindness.@Nullable Duty duty,
            @Or("ventilator") Drives drives,
            List<String> sensors,

            @Nullable @Between(least = "1 h", most = "100000 h")
            Duration filterLife,

            @Nullable SensorId outdoor,
            List<Quiet> quiet,
            @Nullable String follows,
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
            } else {
                wrong.addAll(mistakes(quantity, on, off));
            }
            also = List.copyOf(also);
            Set<Quantity> quantities = EnumSet.of(quantity);
            for (Also more : also) {
                if (!quantities.add(more.quantity())) {
                    wrong.add("expected each quantity once, found "
                            + more.quantity().key() + " again in [[purifier.also]]: leave one of them out");
                }
            }
            if (maximumRun != null && maximumRun.on().compareTo(minimumOn) <= 0) {
                wrong.add("expected maximum-run.on above minimum-on, found " + Sentences.lasting(maximumRun.on())
                        + " and " + Sentences.lasting(minimumOn) + ": raise maximum-run.on or lower minimum-on");
            }
            blindAfter = blindAfter == null ? interval.multipliedBy(3) : blindAfter;
            if (blindAfter.compareTo(interval) <= 0) {
                wrong.add("expected blind-after above interval, found " + Sentences.lasting(blindAfter) + " and "
                        + Sentences.lasting(interval) + ": a sensor that speaks on time would count as lost");
            }
            if ((whenBlind == WhenBlind.KEEP) != (keepFor != null)) {
                wrong.add(
                        keepFor == null
                                ? "expected keep-for with when-blind = \"keep\", found none: say for how long at most"
                                : "expected keep-for only with when-blind = \"keep\": leave it out, or set that");
            }
            if ((whenBlind == WhenBlind.DUTY) != (duty != null)) {
                wrong.add(
                        duty == null
                                ? "expected duty with when-blind = \"duty\", found none:"
                                        + " set for example duty = { on = \"10 min\", every = \"1 h\" }"
                                : "expected duty only with when-blind = \"duty\": leave it out, or set that");
            }
            quiet = List.copyOf(quiet);
            for (Quiet hours : quiet) {
                if (on != null && hours.unless() != null && hours.unless() <= on) {
                    wrong.add("expected quiet.unless above on, found " + Json.number(hours.unless()) + " and "
                            + Json.number(on) + ": raise it, or leave the quiet hours out");
                }
            }
            if (Quiet.always(quiet)) {
                wrong.add("expected quiet hours that end, found the whole week quiet:"
                        + " leave some time out, or order the relay OFF");
            }
            if (outdoor != null && drives != Drives.VENTILATOR) {
                wrong.add("expected outdoor only with drives = \"ventilator\", since a " + drives
                        + " brings no air in: leave it out");
            }
            if (follows != null && leader(room, follows).equals(new PurifierId(room, id))) {
                wrong.add("expected follows to name another purifier, found this one: name its first stage");
            }
            refuse(wrong);
        }

        /** One quantity, and what goes without saying for all the rest. */
        public Purifier(
                Room room,
                String id,
                Quantity quantity,
                @Nullable Double on,
                @Nullable Double off,
                Duration minimumOn,
                Duration minimumOff,
                Duration interval,
                @Nullable Duration blindAfter,
                Power whenBlind,
                Drives drives,
                List<String> sensors,
                RelaySettings relay) {
            this(
                    room,
                    id,
                    quantity,
                    on,
                    off,
                    List.of(),
                    Pick.HIGHEST,
                    minimumOn,
                    minimumOff,
                    null,
                    Duration.ZERO,
                    Locks.USUAL_SWITCHES,
                    interval,
                    blindAfter,
                    whenBlind == Power.ON ? WhenBlind.ON : WhenBlind.OFF,
                    null,
                    null,
                    drives,
                    sensors,
                    null,
                    null,
                    List.of(),
                    null,
                    relay);
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
            if (sensor.equals(outdoor)) {
                return true;
            }
            return sensors.isEmpty() ? sensor.room().equals(room) : sensorIds().contains(sensor);
        }

        public Rules rules() {
            if (on == null || off == null || blindAfter == null) {
                throw new IllegalStateException("the constructor sets all of them");
            }
            List<Threshold> thresholds = new ArrayList<>();
            thresholds.add(new Threshold(quantity, new Hysteresis(on, off)));
            also.forEach(more -> thresholds.add(new Threshold(more.quantity(), new Hysteresis(more.on(), more.off()))));
            return new Rules(
                    new Thresholds(thresholds, of),
                    new Locks(minimumOn, minimumOff, startDelay, switchesPerHour),
                    maximumRun,
                    new Blindness(blindAfter, outcome()),
                    quiet.stream().map(Quiet::rule).toList(),
                    outdoor == null ? null : new Outdoor(outdoor),
                    leader());
        }

        /** The purifier that it follows, if it follows one. */
        @Nullable
        PurifierId leader() {
            return follows == null ? null : leader(room, follows);
        }

        private static PurifierId leader(Room room, String written) {
            return written.contains("/") ? PurifierId.of(written) : new PurifierId(room, written);
        }

        /** The filter behind the relay, if there is one. */
        @Nullable
        Filter filter() {
            return filterLife == null ? null : new Filter(filterLife);
        }

        private Blindness.Outcome outcome() {
            return switch (whenBlind) {
                case OFF -> new Blindness.Go(Power.OFF);
                case ON -> new Blindness.Go(Power.ON);
                case KEEP -> new Blindness.Keep(Objects.requireNonNull(keepFor));
                case DUTY -> Objects.requireNonNull(duty);
            };
        }

        private static SensorId sensor(Room room, String written) {
            return written.contains("/") ? SensorId.of(written) : new SensorId(room, written);
        }
    }

    /**
     * One more quantity that may switch a relay.
     *
     * @param on from this value up it goes on, in the unit of the quantity
     * @param off from this value down it has nothing against going off
     */
    public record Also(Quantity quantity, double on, double off) {
        public Also {
            refuse(mistakes(quantity, on, off));
        }
    }

    private static List<String> mistakes(Quantity quantity, double on, double off) {
        if (off >= on) {
            return List.of("expected off below on, so that the relay does not chatter, found off = " + Json.number(off)
                    + " and on = " + Json.number(on) + ": lower off or raise on");
        }
        if (!quantity.plausible(on)) {
            return List.of("expected on from " + Json.number(quantity.lowest()) + " to "
                    + Json.number(quantity.highest()) + " " + quantity.unit() + ", found " + Json.number(on)
                    + ": no air would ever switch the relay on, or none off");
        }
        if (off < quantity.lowest()) {
            return List.of("expected off from " + Json.number(quantity.lowest()) + " " + quantity.unit() + " up, found "
                    + Json.number(off) + ": no air would ever switch the relay off; raise it");
        }
        return List.of();
    }

    /** What a relay does while nobody knows the air. */
    public enum WhenBlind {
        OFF,
        ON,
        /** It stays as it is, for a while at most. */
        KEEP,
        /** It is on for a part of the time. */
        DUTY
    }

    /** All that is wrong, at once. */
    private static void refuse(List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
    }
}
