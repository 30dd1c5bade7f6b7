package airkeeper.demo;

import airkeeper.dashboard.Entry;
import airkeeper.purifier.Control;
import airkeeper.purifier.Event;
import airkeeper.purifier.Rules;
import airkeeper.purifier.Sentences;
import airkeeper.purifier.State;
import airkeeper.sensor.simulated.SensorModel;
import airkeeper.sensor.simulated.SimulatedRoom;
import airkeeper.wire.Decision;
import airkeeper.wire.Power;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One room lived through quickly: the same physics, the same sensor and the same control as in the present, one reading after
 * the other, without threads and without a network.
 */
final class Past {
    private final Place place;
    private final ZoneId zone;
    private final SensorModel model;
    private final Control control;
    private final Sentences sentences;
    private final Consumer<Entry> diary;
    private SimulatedRoom room;
    private State state = State.starting(Duration.ZERO);
    private Duration age = Duration.ZERO;
    private Duration listening = SensorModel.WARM_UP;
    private long seq;

    /** {@code diary} gets what is measured and decided, in order of time. */
    Past(Place place, ZoneId zone, long seed, Consumer<Entry> diary) {
        this.place = place;
        this.zone = zone;
        this.model = new SensorModel(seed);
        Rules rules = place.settings(place.drives()).rules();
        this.control = new Control(rules);
        this.sentences = new Sentences(rules, place.drives());
        this.diary = diary;
        this.room = SimulatedRoom.fresh(place.volume());
    }

    /** The next interval goes by, which ends at {@code now}; then the sensor measures, and the relay is decided about. */
    void live(Instant now) {
        goOn(now);
        listening = listening.plus(Place.INTERVAL);
        boolean warm = listening.compareTo(SensorModel.WARM_UP) >= 0;
        Quality quality = warm ? Quality.OK : Quality.WARMING_UP;
        Map<Quantity, Double> values = model.measure(room.air(), Place.INTERVAL);
        diary.accept(new Entry.Measured(place.sensor(), new Reading(now, seq++, values, quality), Entry.Stamp.NODE));
        decide(new Event.Measured(place.sensor(), values, quality), now);
    }

    /** The same, but the sensor has no power and says nothing; when it has it again, it warms up. */
    void liveUnseen(Instant now) {
        goOn(now);
        listening = Duration.ZERO;
        model.switchOn();
        decide(new Event.Tick(now), now);
    }

    private void goOn(Instant now) {
        Instant before = now.minus(Place.INTERVAL);
        Life life = place.timetable().at(LocalDateTime.ofInstant(before, zone));
        room = place.after(Place.INTERVAL, room, life, place.drives(), power());
        age = age.plus(Place.INTERVAL);
    }

    private void decide(Event event, Instant now) {
        State next = control.next(state, event, age);
        boolean switched = next.power() != state.power();
        if (switched || next.mode() != state.mode() || next.reason() != state.reason()) {
            diary.accept(new Entry.Decided(
                    place.purifier(),
                    new Decision(now, next.power(), switched, next.reason(), sentences.why(next, age))));
        }
        state = next;
    }

    private Power power() {
        return state.power();
    }

    /** The room as it is now, for the present to go on from. */
    SimulatedRoom room() {
        return room;
    }

    /** The sensor as it is now. */
    SensorModel model() {
        return model;
    }

    /** The number that its next reading gets. */
    long nextSeq() {
        return seq;
    }
}
