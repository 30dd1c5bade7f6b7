package airkeeper.purifier;

import airkeeper.wire.NodeId;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Topics;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.settings.Or;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the operator of a purifier-node sets; {@code deploy/examples/purifier-node.toml} is one.
 *
 * @param node the name of the node, and its MQTT client id
 * @param prefix what all topics begin with
 * @param state the directory for what outlives the node; null: nothing does
 * @param publicBroker whether a broker of everybody may switch them
 * @param purifier the relays, at least one
 */
public record PurifierSettings(
        NodeId node,
        @Or(Topics.DEFAULT_PREFIX) Topics prefix,
        @Nullable Path state,
        @Or("refused") PublicBroker publicBroker,
        BrokerSettings broker,
        List<PurifierEntry> purifier) {

    /** A node that keeps nothing. */
    public PurifierSettings(NodeId node, Topics prefix, BrokerSettings broker, List<PurifierEntry> purifier) {
        this(node, prefix, null, PublicBroker.REFUSED, broker, purifier);
    }

    public PurifierSettings {
        purifier = List.copyOf(purifier);
        if (purifier.isEmpty()) {
            throw new IllegalArgumentException("expected at least one [[purifier]], found none");
        }
        List<String> wrong = new ArrayList<>();
        if (broker.isPublic() && publicBroker == PublicBroker.REFUSED) {
            wrong.add("expected a broker of your own in broker.url, found the public "
                    + broker.url().getHost()
                    + ", where everyone could switch your relays: make one with deploy/mosquitto/setup.sh, or insist with"
                    + " public-broker = \"allowed\"");
        }
        namesOnce(purifier, wrong);
        relaysOnce(purifier, wrong);
        leadersThere(purifier, wrong);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
    }

    private static void namesOnce(List<PurifierEntry> all, List<String> wrong) {
        Map<PurifierId, Integer> names = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Integer named = names.putIfAbsent(all.get(i).name(), i);
            if (named != null) {
                wrong.add("expected each purifier once, found " + all.get(i).name() + " as purifier[" + named
                        + "] and purifier[" + i + "]: give one of them another id");
            }
        }
    }

    private static void relaysOnce(List<PurifierEntry> all, List<String> wrong) {
        Map<String, Integer> relays = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            String place = all.get(i).relay().place();
            Integer taken = place == null ? null : relays.putIfAbsent(place, i);
            if (taken != null) {
                wrong.add("expected each relay once, found " + place + " for purifier[" + taken + "] and purifier[" + i
                        + "]: each purifier needs a relay of its own");
            }
        }
    }

    private static void leadersThere(List<PurifierEntry> all, List<String> wrong) {
        for (int i = 0; i < all.size(); i++) {
            PurifierId leader = all.get(i).leader();
            if (leader != null && all.stream().noneMatch(one -> one.name().equals(leader) && one.leader() == null)) {
                wrong.add("expected purifier[" + i + "].follows to name a purifier of this file that follows none,"
                        + " found " + leader + ": name its first stage");
            }
        }
    }

    /** The purifiers, those that follow others after them. */
    List<PurifierEntry> leadersFirst() {
        return purifier.stream()
                .sorted(Comparator.comparing(one -> one.leader() != null))
                .toList();
    }
}
