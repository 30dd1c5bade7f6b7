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
import org.jspecify.annotations.Nullable;

/** One purifier of a node: hears its air and its commands, and keeps its relay where {@link Control} wants it. Not thread-safe. */
final class Purifier {
    private static final String RETAINED =
            "refused a retained command, which would switch the relay again after each restart:"
                    + " send it without the retain flag";

    private final PurifierSettings.Purifier settings;
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
            PurifierSettings.Purifier settings,
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
            answer(heard, Json.refusal(sentence));
        }
    }

    private void follow(PurifierCommand command, Heard heard) {
        if (command.resetFilter()) {
            logbook.resetFilter();
        }
        if (!control.takes(state, command, time.steady())) {
            refuse(heard, sentences.refusal(state, time.steady()));
            return;
        }
        boolean reported = step(new Event.Ordered(command));
        if (!reported) {
            herald.say(state);
        }
        answer(heard, Json.bytes(herald.report(state)));
    }

    private void refuse(Heard heard, String sentence) {
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
