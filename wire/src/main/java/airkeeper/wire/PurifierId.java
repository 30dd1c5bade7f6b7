package airkeeper.wire;

/** A purifier, ventilator or fan of a room that a relay switches, written {@code kitchen/fan}. */
public record PurifierId(Room room, String name) implements Comparable<PurifierId> {
    public PurifierId {
        Slug.checked("purifier", name);
    }

    /** Reads the written form, room and purifier with a slash between. */
    public static PurifierId of(String written) {
        int slash = written.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("expected room/purifier, found " + Shown.quoted(written));
        }
        return new PurifierId(new Room(written.substring(0, slash)), written.substring(slash + 1));
    }

    @Override
    public int compareTo(PurifierId other) {
        int rooms = room.compareTo(other.room);
        return rooms != 0 ? rooms : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return room + "/" + name;
    }
}
