package airkeeper.wire;

/** A program that says and hears, by the name that is also its MQTT client id; two nodes never share one. */
public record NodeId(String name) {
    public NodeId {
        Slug.checked("node", name);
    }

    @Override
    public String toString() {
        return name;
    }
}
