package airkeeper.wire;

/** A room, by the name it has in topics and addresses; it exists from its first reading on. */
public record Room(String name) implements Comparable<Room> {
    public Room {
        Slug.checked("room", name);
    }

    @Override
    public int compareTo(Room other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
