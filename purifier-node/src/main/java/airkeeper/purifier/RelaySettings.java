package airkeeper.purifier;

import airkeeper.wire.Shown;
import airkeeper.wire.Topic;
import airkeeper.wire.settings.Between;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a relay hangs on: {@code relay = { … }} of a purifier.
 *
 * @param pin of gpio: the BCM number
 * @param active of gpio: the level at which the relay conducts
 * @param program of command: what is run, with the arguments and then ON or OFF
 * @param timeLimit of command: how long a run may last; null: 5 s
 * @param device of mqtt: what kind of plug it is; null: bare
 * @param name of mqtt: what the plug is called; not of a bare one
 * @param topic of mqtt: where it listens, if not where such a device does
 * @param on of mqtt: the payload for on, if not what such a device hears
 * @param off of mqtt: the payload for off
 * @param stateTopic of mqtt: where it says how it stands, if not where such a device does
 * @param statePointer of mqtt: the JSON pointer to that in the payload
 * @param stateOn of mqtt: the word for on there; null: what is said for on
 * @param stateOff of mqtt: the word for off there
 */
public record RelaySettings(
        RelayKind kind,
        @Nullable Integer pin,
        @Nullable Level active,
        @Nullable Executable program,
        List<String> arguments,
        @Nullable @Between(least = "100 ms", most = "30 s") Duration timeLimit,
        @Nullable PlugDevice device,
        @Nullable String name,
        @Nullable Topic topic,
        @Nullable String on,
        @Nullable String off,
        @Nullable Topic stateTopic,
        @Nullable String statePointer,
        @Nullable String stateOn,
        @Nullable String stateOff) {

    /** The two before it are for the memory of boards put on top, which the firmware asks at each start. */
    private static final int FIRST_PIN = 2;

    private static final int LAST_PIN = 27;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

    public RelaySettings {
        arguments = List.copyOf(arguments);
        List<String> wrong = new ArrayList<>();
        if (kind == RelayKind.GPIO && (pin == null || active == null)) {
            wrong.add("expected pin (the BCM number) and active (high or low) with kind = \"gpio\", found "
                    + (pin == null ? active == null ? "neither" : "no pin" : "no active"));
        }
        if (pin != null && (pin < FIRST_PIN || pin > LAST_PIN)) {
            wrong.add("expected pin to be a BCM number from " + FIRST_PIN + " to " + LAST_PIN + ", found " + pin
                    + ": pinout shows which pin has which");
        }
        if (kind == RelayKind.COMMAND && program == null) {
            wrong.add("expected program with kind = \"command\", such as \"/usr/local/bin/usb-relay\", found none");
        }
        if (kind == RelayKind.MQTT) {
            mqtt(
                    wrong,
                    device == null ? PlugDevice.BARE : device,
                    name,
                    topic,
                    on,
                    off,
                    stateTopic,
                    statePointer,
                    stateOn,
                    stateOff);
        }
        only(RelayKind.GPIO, kind, wrong, "pin", pin, "active", active);
        only(
                RelayKind.COMMAND,
                kind,
                wrong,
                "program",
                program,
                "arguments",
                arguments.isEmpty() ? null : arguments,
                "time-limit",
                timeLimit);
        only(RelayKind.MQTT, kind, wrong, "device", device, "name", name, "topic", topic, "on", on, "off", off);
        only(
                RelayKind.MQTT,
                kind,
                wrong,
                "state-topic",
                stateTopic,
                "state-pointer",
                statePointer,
                "state-on",
                stateOn,
                "state-off",
                stateOff);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
    }

    /** Of a kind that has neither a program nor a plug. */
    public RelaySettings(RelayKind kind, @Nullable Integer pin, @Nullable Level active) {
        this(kind, pin, active, null, List.of(), null, null, null, null, null, null, null, null, null, null);
    }

    private static void mqtt(
            List<String> wrong,
            PlugDevice device,
            @Nullable String name,
            @Nullable Topic topic,
            @Nullable String on,
            @Nullable String off,
            @Nullable Topic stateTopic,
            @Nullable String statePointer,
            @Nullable String stateOn,
            @Nullable String stateOff) {
        if (device == PlugDevice.BARE) {
            if (topic == null) {
                wrong.add(
                        "expected topic, such as \"home/led\", or device and name with kind = \"mqtt\", found neither");
            }
            if (name != null) {
                wrong.add("expected name only with a device such as \"tasmota\", found " + Shown.quoted(name)
                        + " without one");
            }
            if (stateTopic == null && (statePointer != null || stateOn != null || stateOff != null)) {
                wrong.add("expected state-topic with state-pointer, state-on or state-off, found none:"
                        + " nothing would be heard");
            }
        } else if (name == null) {
            wrong.add("expected name, as the plug has it in its topics, with device = \"" + device.key()
                    + "\", found none");
        } else if (name.isEmpty() || name.contains("+") || name.contains("#")) {
            wrong.add("expected a name without + and #, found " + Shown.quoted(name));
        }
        if (statePointer != null && !statePointer.startsWith("/")) {
            wrong.add("expected state-pointer to be a JSON pointer such as \"/state\", found "
                    + Shown.quoted(statePointer));
        }
        if (on != null && on.equals(off)) {
            wrong.add("expected on and off to differ, found " + Shown.quoted(on) + " for both");
        }
        if (topic != null && topic.equals(stateTopic)) {
            wrong.add("expected state-topic to differ from topic, found " + Shown.quoted(topic.text())
                    + " twice: the node would hear its own words as the plug's");
        }
    }

    private static void only(RelayKind its, RelayKind found, List<String> wrong, @Nullable Object... keysAndValues) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (its != found && keysAndValues[i + 1] != null) {
                keys.add(String.valueOf(keysAndValues[i]));
            }
        }
        if (!keys.isEmpty()) {
            wrong.add("expected " + String.join(" and ", keys) + " only with kind = \"" + its.key() + "\", found "
                    + (keys.size() == 1 ? "it" : "them") + " with kind = \"" + found.key() + "\"");
        }
    }

    /** What no two relays may hang on, for people; null for a simulated one. */
    @Nullable
    String place() {
        return switch (kind) {
            case SIMULATED -> null;
            case GPIO -> "GPIO" + pin;
            case COMMAND -> (program + " " + String.join(" ", arguments)).strip();
            case MQTT -> "the topic " + plug().topic();
        };
    }

    /** How long a program may run. */
    public Duration limit() {
        return timeLimit == null ? TIME_LIMIT : timeLimit;
    }

    /** The plug of a relay of kind mqtt. */
    public Plug plug() {
        PlugDevice known = device == null ? PlugDevice.BARE : device;
        String called = name != null ? name : topic != null ? topic.text() : null;
        if (called == null) {
            throw new IllegalStateException("the constructor asks for one of them");
        }
        Plug usual = known.named(called);
        String sayingOn = on == null ? usual.on() : on;
        String sayingOff = off == null ? usual.off() : off;
        return new Plug(
                topic == null ? usual.topic() : topic,
                sayingOn,
                sayingOff,
                confirmation(usual.confirmation(), sayingOn, sayingOff));
    }

    private Plug.@Nullable Confirmation confirmation(
            Plug.@Nullable Confirmation usual, String sayingOn, String sayingOff) {
        if (usual == null) {
            return stateTopic == null
                    ? null
                    : new Plug.Confirmation(
                            stateTopic,
                            statePointer,
                            stateOn == null ? sayingOn : stateOn,
                            stateOff == null ? sayingOff : stateOff);
        }
        return new Plug.Confirmation(
                stateTopic == null ? usual.topic() : stateTopic,
                statePointer == null ? usual.pointer() : statePointer,
                stateOn == null ? usual.on() : stateOn,
                stateOff == null ? usual.off() : stateOff);
    }

    /** Of a pin, the voltage that means on. */
    public enum Level {
        HIGH,
        LOW
    }
}
