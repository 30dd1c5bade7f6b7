package airkeeper.dashboard;

import airkeeper.wire.NodeId;
import airkeeper.wire.Topics;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.settings.Between;
import airkeeper.wire.settings.Or;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sets of a dashboard.
 *
 * @param node its name, which is also its MQTT client id
 * @param prefix what stands before every topic
 * @param memory for how long the broker keeps messages for it while it is away
 */
public record DashboardSettings(
        @Or("dashboard") NodeId node,
        @Or("airkeeper") String prefix,
        @Or("1 d") @Between(least = "1 min", most = "30 d") Duration memory,
        BrokerSettings broker,
        Kept history,
        Web web) {

    public DashboardSettings {
        // refuses what cannot stand before a topic
        new Topics(prefix);
    }

    /**
     * The table {@code [history]}.
     *
     * @param file the SQLite file; made, with its folder, when there is none
     * @param backups the folder into which {@code POST /api/v1/backup} writes; null: that is not answered
     * @param commitEvery the shortest time between two commits while little comes: longer spares an SD card
     */
    public record Kept(
            @Or("airkeeper.db") Path file,
            @Nullable Path backups,

            @Or("1 s") @Between(least = "0 s", most = "1 min")
            Duration commitEvery) {}

    /**
     * The table {@code [web]}.
     *
     * @param host the address it listens on; {@code 127.0.0.1} lets only this machine in
     * @param port 0: any that is free
     */
    public record Web(
            @Or("0.0.0.0") String host,

            @Or("8080") @Between(least = "0", most = "65535")
            int port) {}
}
