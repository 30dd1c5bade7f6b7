package airkeeper.purifier;

import airkeeper.wire.Drives;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;
import airkeeper.wire.settings.Between;
import airkeeper.wire.settings.Or;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator sets of one relay, and of the air that it is switched by: a {@code [[purifier]]}.
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
public record PurifierEntry(
        Room room,
        String id,
        @Or("co2") Quantity quantity,
        @Nullable Double on,
        @Nullable Double off,
        List<Also> also,
        @Or("highest") Pick of,

        @Or("5 min") @Between(least = "0 s", most = "1 d") Duration minimumOn,

        @Or("5 min") @Between(least = "0 s", most = "1 d") Duration minimumOff,

        @Nullable MaximumRun maximumRun,

        @Or("0 s") @Between(least = "0 s", most = "1 h") Duration startDelay,

        @Or("12") @Between(least = "2", most = "60") int switchesPerHour,

        @Or("30 s") @Between(least = "1 s", most = "1 h") Duration interval,

        @Nullable @Between(least = "1 s", most = "1 d") Duration blindAfter,

        @Or("off") WhenBlind whenBlind,

        @Nullable @Between(least = "1 s", most = "7 d") Duration keepFor,

        Blindness.@Nullable Duty duty,
        @Or("ventilator") Drives drives,
        List<String> sensors,

        @Nullable @Between(least = "1 h", most = "100000 h") Duration filterLife,

        @Nullable SensorId outdoor,
        List<Quiet> quiet,
        @Nullable String follows,
        RelaySettings relay) {

    private static final double CO2_ON = 1000;
    private static final double CO2_OFF = 800;

    public PurifierEntry {
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
            wrong.addAll(Threshold.mistakes(quantity, on, off));
        }
        also = List.copyOf(also);
        wrong.addAll(Also.mistakes(quantity, also));
        if (maximumRun != null && maximumRun.on().compareTo(minimumOn) <= 0) {
            wrong.add("expected maximum-run.on above minimum-on, found " + Durations.words(maximumRun.on()) + " and "
                    + Durations.words(minimumOn) + ": raise maximum-run.on or lower minimum-on");
        }
        blindAfter = blindAfter == null ? interval.multipliedBy(3) : blindAfter;
        if (blindAfter.compareTo(interval) <= 0) {
            wrong.add("expected blind-after above interval, found " + Durations.words(blindAfter) + " and "
                    + Durations.words(interval) + ": a sensor that speaks on time would count as lost");
        }
        wrong.addAll(whenBlind.mistakes(keepFor, duty));
        quiet = List.copyOf(quiet);
        wrong.addAll(Quiet.mistakes(quiet, on));
        if (outdoor != null && drives != Drives.VENTILATOR) {
            wrong.add("expected outdoor only with drives = \"ventilator\", since a " + drives
                    + " brings no air in: leave it out");
        }
        if (follows != null && leader(room, follows).equals(new PurifierId(room, id))) {
            wrong.add("expected follows to name another purifier, found this one: name its first stage");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
    }

    /** One quantity, and what goes without saying for all the rest. */
    public PurifierEntry(
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
        also.forEach(more -> thresholds.add(more.threshold()));
        return new Rules(
                new Thresholds(thresholds, of),
                new Locks(minimumOn, minimumOff, startDelay, switchesPerHour),
                maximumRun,
                new Blindness(blindAfter, whenBlind.outcome(keepFor, duty)),
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

    private static SensorId sensor(Room room, String written) {
        return written.contains("/") ? SensorId.of(written) : new SensorId(room, written);
    }
}
