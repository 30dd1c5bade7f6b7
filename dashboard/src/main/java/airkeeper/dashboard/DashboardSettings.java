package airkeeper.dashboard;

import airkeeper.wire.NodeId;
import airkeeper.wire.Quantity;
import airkeeper.wire.Topic;
import airkeeper.wire.Topics;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.settings.Between;
import airkeeper.wire.settings.Or;
import airkeeper.wire.settings.ReadableFile;
import airkeeper.wire.settings.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sets of a dashboard.
 *
 * @param node its name, which is also its MQTT client id
 * @param prefix what stands before every topic
 * @param memory for how long the broker keeps messages for it while it is away
 * @param share the group of dashboards with which it shares the recording of readings; null: it records all
 * @param alerts when people are told that something is wrong
 * @param alertTopic where that is said on MQTT; null: nowhere
 * @param ntfy where it is pushed to telephones; null: nowhere
 * @param webhook where somebody's own program is told; null: nowhere
 * @param mail by whom e-mails are sent; null: none are
 * @param homeAssistant null: nothing is announced to Home Assistant
 */
public record DashboardSettings(
        @Or("dashboard") NodeId node,
        @Or("airkeeper") String prefix,
        @Or("1 d") @Between(least = "1 min", most = "30 d") Duration memory,
        @Nullable Group share,
        BrokerSettings broker,
        Kept history,
        Web web,
        Judged guideline,
        @Nullable Announced homeAssistant,
        AlertRules alerts,
        @Nullable String alertTopic,
        @Nullable Push ntfy,
        @Nullable Push webhook,
        @Nullable MailSettings mail) {

    public DashboardSettings {
        // refuses what cannot stand before a topic
        new Topics(prefix);
        if (alertTopic != null) {
            new Topic(alertTopic);
        }
        if (share != null && history.url() == null) {
            throw new IllegalArgumentException(
                    "expected a history.url with share, as only a database can be written to by several, found none");
        }
    }

    /** As far as they are set. */
    Habits habits() {
        return new Habits(
                history.commitEvery(), history.keep(), history.budget(), share == null ? null : share.name(), alerts);
    }

    /** The name of those who share the recording. */
    public record Group(String name) {
        public Group {
            if (!name.matches("[a-z0-9-]{1,63}")) {
                throw new IllegalArgumentException(
                        "expected a group of 1 to 63 lower-case letters, digits and hyphens, found \"" + name + "\"");
            }
        }
    }

    /**
     * The table {@code [history]}: a file or a database.
     *
     * @param file the SQLite file; made, with its folder, when there is none
     * @param url a PostgreSQL database instead: {@code postgresql://host:5432/database}, with settings of its driver such as
     *     {@code ?sslmode=verify-full}
     * @param user null: the name of who runs this program
     * @param password or {@code passwordFile}, a file with the password in its first line, which a process list cannot show
     * @param backups the folder into which {@code POST /api/v1/backup} writes; null: that is not answered
     * @param commitEvery the shortest time between two commits of what comes steadily: longer spares an SD card
     * @param keep for how long it keeps what
     * @param budget when it takes more, people are told; null: as much as there is
     */
    public record Kept(
            @Nullable Path file,
            @Nullable URI url,
            @Nullable String user,
            @Nullable Secret password,
            @Nullable ReadableFile passwordFile,
            @Nullable Path backups,

            @Or("10 s") @Between(least = "0 s", most = "1 min")
            Duration commitEvery,

            Keep keep,
            @Nullable Size budget) {

        public Kept {
            if (url == null) {
                if (user != null || Secret.either(password, passwordFile) != null) {
                    throw new IllegalArgumentException("expected a url with user and password, found none");
                }
                file = file == null ? Path.of("airkeeper.db") : file;
            } else {
                if (file != null) {
                    throw new IllegalArgumentException("expected file or url, found both");
                }
                checkUrl(url);
                var _ = Secret.either(password, passwordFile);
            }
        }

        private static void checkUrl(URI url) {
            if (url.getUserInfo() != null
                    || (url.getQuery() != null && url.getQuery().matches("(.*&)?(user|password)=.*"))) {
                throw new IllegalArgumentException(
                        "expected user and password as settings of their own, found them in the url");
            }
            boolean database = url.getPath() != null && url.getPath().matches("/[^/]+");
            if (!"postgresql".equals(url.getScheme()) || url.getHost() == null || !database) {
                throw new IllegalArgumentException(
                        "expected a url such as postgresql://localhost:5432/airkeeper, found " + url);
            }
        }

        /** What proves the user, from {@code password} or the first line of {@code passwordFile}. */
        @Nullable
        Secret secret() {
            return Secret.either(password, passwordFile);
        }
    }

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

    /**
     * The tables {@code [ntfy]} and {@code [webhook]}.
     *
     * @param url {@code https://} or {@code http://}
     * @param token what proves that one may write there, or {@code tokenFile}, a file with it in its first line; null: nothing
     *     does
     */
    public record Push(
            URI url, @Nullable Secret token, @Nullable ReadableFile tokenFile) {
        public Push {
            if (url.getHost() == null || !Set.of("http", "https").contains(url.getScheme())) {
                throw new IllegalArgumentException(
                        "expected a url such as https://ntfy.sh/our-school-air, found " + url);
            }
            if (url.getUserInfo() != null) {
                throw new IllegalArgumentException(
                        "expected what proves you as token or token-file, found a user in the url");
            }
            if (token != null && tokenFile != null) {
                throw new IllegalArgumentException("expected token or token-file, found both");
            }
            if (tokenFile != null) {
                tokenFile.secret();
            }
        }

        /** What proves that one may write there; null: nothing does. */
        @Nullable
        Secret secret() {
            return tokenFile == null ? token : tokenFile.secret();
        }
    }
}
