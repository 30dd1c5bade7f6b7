package airkeeper.dashboard;

import airkeeper.wire.NodeId;
import airkeeper.wire.Quantity;
import airkeeper.wire.Topics;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.settings.Between;
import airkeeper.wire.settings.Or;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sets of a dashboard.
 *
 * @param node its name, which is also its MQTT client id
 * @param prefix what stands before every topic
 * @param memory for how long the broker keeps messages for it while it is away
 * @param homeAssistant null: nothing is announced to Home Assistant
 */
public record DashboardSettings(
        @Or("dashboard") NodeId node,
        @Or("airkeeper") String prefix,
        @Or("1 d") @Between(least = "1 min", most = "30 d") Duration memory,
        BrokerSettings broker,
        Kept history,
        Web web,
        Judged guideline,
        @Nullable Announced homeAssistant) {

    public DashboardSettings {
        // refuses what cannot stand before a topic
        new Topics(prefix);
    }

    /**
     * The table {@code [history]}.
     *
     * @param file the SQLite file; made, with its folder, when there is none
     * @param commitEvery the shortest time between two commits while little comes: longer spares an SD card
     */
    public record Kept(
            @Or("airkeeper.db") Path file,

            @Or("1 s") @Between(least = "0 s", most = "1 min")
            Duration commitEvery) {}

    /**
     * The table {@code [web]}.
     *
     * @param host the address it listens on; {@code 127.0.0.1} lets only this machine in
     * @param port 0: any that is free
     * @param open what anyone may do who can reach it, without a login
     * @param hosts further names that browsers may ask for it by
     * @param proxy the address of the reverse proxy whose word on the client's address and on TLS is believed; null: nobody's
     */
    public record Web(
            @Or("0.0.0.0") String host,

            @Or("8080") @Between(least = "0", most = "65535")
            int port,

            @Or("look") Open open,
            List<String> hosts,
            @Nullable String proxy) {
        /** As usual, but for where it listens. */
        public Web(String host, int port) {
            this(host, port, Open.LOOK, List.of(), null);
        }
    }

    /** What needs no login. */
    public enum Open {
        NOTHING,
        LOOK,
        ORDER;

        /** Whether anyone may do this. */
        public boolean covers(Right wanted) {
            return switch (this) {
                case NOTHING -> false;
                case LOOK -> Right.LOOK.covers(wanted);
                case ORDER -> Right.ORDER.covers(wanted);
            };
        }

        /** The word in settings and answers. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The table {@code [guideline]}: by what rooms are judged for which nobody chose otherwise on the page.
     *
     * @param co2 the id of a published scale, or from which ppm on air is fair and poor: {@code 900/1400}
     * @param pm25 the same for PM2.5, in µg/m³
     * @param outdoor ppm CO₂ of outdoor air, from which some scales count
     */
    public record Judged(
            @Or("hse-uk") String co2,
            @Or("who-2021") String pm25,

            @Or("425") @Between(least = "350", most = "700") int outdoor) {
        public Judged {
            of(co2, pm25, outdoor);
        }

        /** As it is set. */
        public Guideline guideline() {
            return of(co2, pm25, outdoor);
        }

        private static Guideline of(String co2, String pm25, int outdoor) {
            return Guideline.of(outdoor, Scales.of(Quantity.CO2, co2), Scales.of(Quantity.PM25, pm25));
        }
    }

    /**
     * Where every sensor and purifier is announced to Home Assistant.
     *
     * @param prefix its discovery prefix: {@code homeassistant} unless somebody changed it there
     */
    public record Announced(String prefix) {
        public Announced {
            new Topics(prefix);
        }
    }
}
