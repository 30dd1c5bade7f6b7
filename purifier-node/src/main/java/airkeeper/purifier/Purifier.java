package airkeeper.purifier;

import airkeeper.wire.Complaints;
import airkeeper.wire.Heard;
import airkeeper.wire.Message;
import airkeeper.wire.PurifierCommand;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import airkeeper.wire.json.Json;
import airkeeper.wire.json.MalformedException;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One purifier of a node: hears its air and its commands, and keeps its relay where {@link Control} wants it. Not thread-safe. */
final class Purifier {
    private static final Logger log = LoggerFactory.getLogger(Purifier.class);
    private static final String RETAINED =
            "refused a retained command, which would switch the relay again after each restart:"
                    + " send it without the retain flag";

    /** How old a command may be; what is older was held up on its way, and somebody may want something else by now. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(30);

    private final PurifierEntry settings;
    private final Contact contact;
    private final Logbook logbook;
    private final Herald herald;
    private final Voice voice;
    private final Complaints complaints;
    private final Time time;
    private final Control control;
    private final Sentences sentences;
    private final @Nullable Purifier leader;
    private State state;

    /** {@code leader} is the purifier without which it is off; null: none. */
    Purifier(
            PurifierEntry settings,
            Contact contact,
            Logbook logbook,
            Herald herald,
            Voice voice,
            Complaints complaints,
            Time time,
            @Nullable Purifier leader) {
        this.settings = settings;
        this.contact = contact;
        this.logbook = logbook;
        this.herald = herald;
        this.voice = voice;
        this.complaints = complaints;
        this.time = time;
        this.leader = leader;
        this.control = new Control(settings.rules());
        this.sentences = new Sentences(settings.rules(), settings.drives());
        this.state = State.starting(time.steady());
    }

    /** Takes the relay over, OFF, follows the order that still holds, and begins to wait for readings. */
    void open() {
        state = State.starting(time.steady()).under(logbook.open());
        contact.bring(state.power());
        step(new Event.Tick(time.wall()));
    }

    PurifierId id() {
        return settings.name();
    }

    void tick() {
        step(new Event.Tick(time.wall()));
    }

    void lineLost() {
        step(new Event.LineLost());
    }

    /** There is a line again; says how it stands to those who may have missed it. */
    void lineFound() {
        boolean reported = step(new Event.LineFound());
        if (!reported) {
            herald.say(state);
        }
    }

    /** Hears a sensor, if it is one of those that count here. */
    void hear(SensorId sensor, Reading reading) {
        if (settings.hears(sensor)) {
            step(new Event.Measured(sensor, reading.values(), reading.quality()));
        }
    }

    /** Follows a command or refuses it, and answers where an answer is wanted. */
    void command(Heard heard) {
        if (heard.retained()) {
            if (heard.payload().length > 0) { // an empty one only clears what the broker keeps
                refuse(heard, RETAINED);
            }
            return;
        }
        try {
            follow(Json.command(heard.payload()), heard);
        } catch (MalformedException e) {
            String sentence = String.valueOf(e.getMessage());
            complaints.dropped(heard.topic(), sentence);
            deny(heard, "refused a command: " + sentence);
        }
    }

    private void follow(PurifierCommand command, Heard heard) {
        Optional<Duration> age = age(command);
        if (age.filter(old -> old.compareTo(GOOD_FOR) > 0).isPresent()) {
            refuse(
                    heard,
                    "refused a command of " + Durations.words(age.get()) + " ago, as one is good for "
                            + Durations.words(GOOD_FOR) + ": send it again, or set the sender's clock");
            return;
        }
        if (!control.takes(state, command, time.steady())) {
            refuse(heard, sentences.refusal(state, time.steady()));
            return;
        }
        if (command.resetFilter()) {
            logbook.resetFilter();
        }
        boolean reported = step(new Event.Ordered(command));
        if (!reported) {
            herald.say(state);
        }
        answer(heard, Json.bytes(herald.report(state)));
    }

    /** How old it is, if its sender says so and the clock here is set. */
    private Optional<Duration> age(PurifierCommand command) {
        Instant wall = time.wall();
        return wall == null || command.time() == null
                ? Optional.empty()
                : Optional.of(Duration.between(command.time(), wall));
    }

    private void refuse(Heard heard, String sentence) {
        log.warn("{}: {}", id(), sentence);
        deny(heard, sentence);
    }

    /** Says on all topics that a command is not followed. */
    private void deny(Heard heard, String sentence) {
        herald.refused(state, sentence);
        answer(heard, Json.refusal(sentence));
    }

    private void answer(Heard heard, byte[] payload) {
        heard.answerTo()
                .ifPresent(topic -> voice.say(Message.json(topic, payload).answering(heard.correlation())));
    }

    /** Decides, switches and says; whether it said a report. */
    private boolean step(Event event) {
        if (leader != null) {
            state = control.next(state, new Event.Led(leader.state.verdict()), time.steady());
        }
        state = control.next(state, event, time.steady());
        contact.bring(state.power());
        logbook.note(state);
        return herald.tell(state);
    }

    /** Leaves the relay OFF. */
    void release() {
        contact.close();
        logbook.close();
    }

    /** Says that nobody decides here any more. */
    void sayEnd() {
        herald.end();
    }
}
