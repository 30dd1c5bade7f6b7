package airkeeper.demo;

import airkeeper.sensor.simulated.Air;
import airkeeper.sensor.simulated.SimulatedRoom;
import airkeeper.wire.Drives;
import airkeeper.wire.Power;
import airkeeper.wire.Room;
import airkeeper.wire.program.Node;
import airkeeper.wire.time.Loop;
import airkeeper.wire.time.Time;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The world of the demo: rooms whose air goes on while people come and go, sensors look and relays switch.
 *
 * <p>Thread-safe: one loop owns the rooms; others hand over what they want and read what was last seen.
 */
public final class Household implements Node {
    private static final Duration STEP = Duration.ofSeconds(5);

    private final Map<Room, Lived> rooms = new LinkedHashMap<>();
    private final Time time;
    private final ZoneId zone;
    private final Loop loop;

    /** {@code begin} is the air with which each room begins; {@code zone} is where its clock on the wall hangs. */
    Household(List<Place> places, Map<Room, SimulatedRoom> begin, Time time, ZoneId zone) {
        this.time = time;
        this.zone = zone;
        this.loop = time.loop("household");
        LocalDateTime now = clock();
        for (Place place : places) {
            SimulatedRoom room = Objects.requireNonNull(begin.get(place.room()), place.room()::toString);
            rooms.put(place.room(), new Lived(place, room, time.steady(), now));
        }
    }

    @Override
    public void start() {
        loop.every(STEP, () -> rooms.values().forEach(this::goOn));
    }

    /** The true air of a room, for the sensor in it. */
    Supplier<Air> air(Room room) {
        Lived lived = lived(room);
        return () -> lived.seen.air();
    }

    /** How all rooms stand, in their order. */
    public List<Seen> seen() {
        return rooms.values().stream().map(lived -> lived.seen).toList();
    }

    /** How one room stands; an {@link IllegalArgumentException} says that there is none of this name. */
    public Seen seen(Room room) {
        return lived(room).seen;
    }

    /** The relay of a room has switched. */
    void switched(Room room, Power power) {
        var _ = change(room, lived -> lived.power = power);
    }

    /** Something else is plugged in at the relay of a room. */
    public CompletableFuture<Void> plugIn(Room room, Drives drives) {
        return change(room, lived -> lived.drives = drives);
    }

    /** So many people are in a room from now on; null: as many as its timetable says. */
    public CompletableFuture<Void> people(Room room, @Nullable Integer people) {
        return change(room, lived -> lived.people = people);
    }

    /** The windows of a room are like this from now on; null: as its timetable says. */
    public CompletableFuture<Void> window(Room room, @Nullable Window window) {
        return change(room, lived -> lived.window = window);
    }

    private CompletableFuture<Void> change(Room room, Consumer<Lived> change) {
        Lived lived = lived(room);
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> {
            goOn(lived);
            change.accept(lived);
            lived.look(clock());
            done.complete(null);
        });
        return done;
    }

    private void goOn(Lived lived) {
        lived.goOn(time.steady(), clock());
    }

    private LocalDateTime clock() {
        return LocalDateTime.ofInstant(Objects.requireNonNull(time.wall(), "the demo's clock is always set"), zone);
    }

    private Lived lived(Room room) {
        Lived lived = rooms.get(room);
        if (lived == null) {
            throw new IllegalArgumentException("There is no room " + room + " in the demo.");
        }
        return lived;
    }

    @Override
    public void close() {
        loop.close();
    }

    /**
     * How a room stands.
     *
     * @param people how many are in it
     * @param planned how many its timetable wants in it
     */
    public record Seen(Room room, Air air, int people, int planned, Window window, Drives drives, Power power) {}

    /** A room with what is going on in it; all but {@code seen} belongs to the loop. */
    private static final class Lived {
        private final Place place;
        private SimulatedRoom room;
        private Duration reached;
        private Life life;
        private Drives drives;
        private Power power = Power.OFF;
        private @Nullable Integer people;
        private @Nullable Window window;
        private volatile Seen seen;

        Lived(Place place, SimulatedRoom room, Duration reached, LocalDateTime clock) {
            this.place = place;
            this.room = room;
            this.reached = reached;
            this.drives = place.drives();
            this.life = place.timetable().at(clock);
            this.seen = looking(clock);
        }

        /** What went on until now has had its effect; what goes on from now on is looked up. */
        void goOn(Duration now, LocalDateTime clock) {
            room = place.after(now.minus(reached), room, life, drives, power);
            reached = now;
            look(clock);
        }

        void look(LocalDateTime clock) {
            life = wished(place.timetable().at(clock));
            seen = looking(clock);
        }

        private Life wished(Life planned) {
            Life peopled = people == null ? planned : planned.withPeople(people);
            return window == null ? peopled : peopled.with(window);
        }

        private Seen looking(LocalDateTime clock) {
            return new Seen(
                    place.room(),
                    room.air(),
                    life.people(),
                    place.timetable().at(clock).people(),
                    life.window(),
                    drives,
                    power);
        }
    }
}
