package airkeeper.wire.mqtt;

import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.LinkContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** The promises of every link, kept over TCP and a real broker; each line goes through a cable that can be cut. */
@Tag("mosquitto")
class MqttLinkContractTest extends LinkContract {
    private final MosquittoBroker broker = MosquittoBroker.open();
    private final Map<Link, Cable> cables = new HashMap<>();

    @Override
    protected void end() {
        cables.values().forEach(Cable::close);
        broker.close();
    }

    @Override
    protected Link link(Caller caller) {
        Cable cable = new Cable(broker.port());
        Link link = new MqttLink(BrokerSettings.open(cable.uri()), caller);
        cables.put(link, cable);
        return link;
    }

    @Override
    protected void cut(Link link) {
        Cable cable = cables.get(link);
        if (cable != null) {
            cable.cut();
        }
    }

    @Override
    protected void restore(Link link) {
        // it comes back by itself
    }

    @Override
    protected void stop() {
        broker.kill();
    }

    @Override
    protected void restart(List<Link> waiting) {
        broker.restart();
    }
}
