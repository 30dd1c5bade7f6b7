package airkeeper.wire;

/** A sensor of a room, written {@code kitchen/scd41}. */
public record SensorId(Room room, String name) implements Comparable<SensorId> {
    public SensorId {
        Slug.checked("sensor", name);
    }

    /** Reads the written form, room and sensor with a slash between. */
    public static SensorId of(String written) {
        int slash = written.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("expected room/sensor, found " + Shown.quoted(written));
        }
        return new SensorId(new Room(written.substring(0, slash)), written.substring(slash + 1));
    }

    @Override
    public int compareTo(SensorId other) {
        int rooms = room.compareTo(other.room);
        return rooms != 0 ? rooms : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return room + "/" + name;
    }
}
