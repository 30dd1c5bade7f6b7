package airkeeper.dashboard;

import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges how each {@link Concern} looks now, and remembers the last minutes of air to see whether it gets better by itself.
 * Not thread-safe.
 */
final class Signs {
    /** Who was silent for longer was taken away. */
    private static final Duration GONE = Duration.ofDays(7);
    /** Air that is better by a thirtieth than it was five minutes ago gets better; noise is less. */
    private static final double EASED = 0.97;

    private static final Duration COMPARED = Duration.ofMinutes(5);

    private final AlertRules rules;
    private final Places places;
    private final Map<Concern.Air, List<Past>> past = new HashMap<>();

    Signs(AlertRules rules, Places places) {
        this.rules = rules;
        this.places = places;
    }

    /** What can be judged now; what is not named cannot, and stays as it was. */
    Map<Concern, Sign> of(List<RoomNow> rooms, Map<Health.Part, Health.Trouble> troubles) {
        Map<Concern, Sign> signs = new LinkedHashMap<>();
        for (Health.Part part : Health.Part.values()) {
            Health.Trouble trouble = troubles.get(part);
            signs.put(
                    new Concern.Need(part),
                    trouble == null
                            ? Sign.well(words -> words.well(part))
                            : Sign.bad(words -> words.unwell(part, trouble.why())));
        }
        for (RoomNow room : rooms) {
            room.now().forEach((quantity, value) -> air(signs, room.room(), quantity, value));
            // without a broker all are silent, and that is told once
            if (!troubles.containsKey(Health.Part.BROKER)) {
                room.sensors().forEach(sensor -> sensor(signs, sensor));
                room.purifiers().forEach(purifier -> purifier(signs, purifier));
            }
        }
        return signs;
    }

    private void air(Map<Concern, Sign> signs, Room room, Quantity quantity, RoomNow.Value value) {
        if (value.level() == null || value.stale()) {
            return;
        }
        Concern.Air concern = new Concern.Air(room, quantity);
        Level level = value.level();
        boolean wrong = level.compareTo(rules.level()) >= 0;
        Sign.Verdict bad = easing(concern, value) ? Sign.Verdict.EASING : Sign.Verdict.BAD;
        String called = places.called(room);
        RoomNow.Mean mean = value.mean();
        long shown = Math.round(mean == null || mean.value() == null ? value.value() : mean.value());
        signs.put(
                concern,
                new Sign(
                        wrong ? bad : Sign.Verdict.WELL,
                        words -> mean == null
                                ? words.air(called, quantity, shown, level)
                                : words.mean(called, quantity, mean.over().toHours(), shown, level)));
    }

    private boolean easing(Concern.Air concern, RoomNow.Value value) {
        List<Past> before = past.computeIfAbsent(concern, its -> new ArrayList<>());
        if (before.isEmpty() || value.time().isAfter(before.getLast().time())) {
            before.add(new Past(value.time(), value.value()));
        }
        // the newest that is old enough to be compared with comes first
        Instant then = value.time().minus(COMPARED);
        while (before.size() > 1 && !before.get(1).time().isAfter(then)) {
            before.removeFirst();
        }
        Past oldest = before.getFirst();
        return !oldest.time().isAfter(then) && value.value() < oldest.value() * EASED;
    }

    private void sensor(Map<Concern, Sign> signs, RoomNow.Sensor sensor) {
        Long age = sensor.ageSeconds();
        if (age == null || age > GONE.toSeconds()) {
            return;
        }
        boolean silent = age >= rules.silence().toSeconds();
        String called = places.called(sensor.sensor());
        signs.put(
                new Concern.Silence(sensor.sensor()),
                silent ? Sign.bad(words -> words.silent(called, age / 60)) : Sign.well(words -> words.heard(called)));
        // warming up is no fault, and no proof that a fault is gone
        if (!silent && sensor.quality() != Quality.WARMING_UP) {
            signs.put(
                    new Concern.Trust(sensor.sensor()),
                    sensor.quality() == Quality.OK
                            ? Sign.well(words -> words.reliable(called))
                            : Sign.bad(words -> words.doubtful(called, sensor.quality())));
        }
    }

    private void purifier(Map<Concern, Sign> signs, RoomNow.Purifier purifier) {
        String called = places.called(purifier.purifier());
        signs.put(
                new Concern.Purifier(purifier.purifier()),
                purifier.online()
                        ? Sign.well(words -> words.back(called))
                        : Sign.bad(words -> words.gone(called, purifier.report().node())));
        // who is gone says nothing of its relay any more
        String trouble = purifier.report().trouble();
        if (purifier.online()) {
            signs.put(
                    new Concern.Relay(purifier.purifier()),
                    trouble == null
                            ? Sign.well(words -> words.obedient(called))
                            : Sign.bad(words -> words.disobedient(called, ended(trouble))));
        }
    }

    private static String ended(String clause) {
        return clause.endsWith(".") ? clause : clause + ".";
    }

    private record Past(Instant time, double value) {}
}
