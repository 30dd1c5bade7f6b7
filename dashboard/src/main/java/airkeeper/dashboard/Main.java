package airkeeper.dashboard;

import airkeeper.dashboard.homeassistant.HomeAssistant;
import airkeeper.dashboard.mail.Mail;
import airkeeper.dashboard.mqtt.MqttChannel;
import airkeeper.dashboard.postgres.PostgresHistory;
import airkeeper.dashboard.push.Ntfy;
import airkeeper.dashboard.push.Webhook;
import airkeeper.dashboard.sqlite.SqliteHistory;
import airkeeper.dashboard.web.BackupRoute;
import airkeeper.dashboard.web.WebServer;
import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.Presence;
import airkeeper.wire.Topic;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.mqtt.MqttLink;
import airkeeper.wire.program.LivingNode;
import airkeeper.wire.program.Program;
import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The dashboard as a program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Program.run("airkeeper-dashboard", arguments, DashboardSettings.class, Main::node);
    }

    static LivingNode node(DashboardSettings settings) {
        Time time = new SystemTime();
        Topics topics = new Topics(settings.prefix());
        MqttLink link = new MqttLink(settings.broker(), caller(settings, topics, time));
        History history = history(settings.history());
        Dashboard dashboard = new Dashboard(
                topics,
                settings.habits(),
                settings.guideline().guideline(),
                time,
                link,
                history,
                channels(settings, link));
        Path folder = settings.history().backups();
        Backups backups =
                folder != null && history instanceof SqliteHistory inFile ? new Backups(folder, inFile::backup) : null;
        Tap tap = new Tap(settings.node(), caller -> new MqttLink(settings.broker(), caller), time);
        return new Whole(
                homeAssistant(settings, topics, time, link, dashboard),
                dashboard,
                new WebServer(
                        settings.web(),
                        About.REAL,
                        dashboard,
                        Broker.of(settings.broker(), topics, tap),
                        time,
                        List.of(new BackupRoute(backups, time)::on)));
    }

    private static History history(DashboardSettings.Kept kept) {
        return kept.url() == null
                ? new SqliteHistory(Objects.requireNonNull(kept.file()), kept.keep())
                : new PostgresHistory(kept.url(), kept.user(), kept.secret(), kept.keep());
    }

    private static @Nullable HomeAssistant homeAssistant(
            DashboardSettings settings, Topics topics, Time time, Link link, Dashboard dashboard) {
        if (settings.homeAssistant() == null) {
            return null;
        }
        HomeAssistant told = new HomeAssistant(
                topics,
                new Topic(settings.homeAssistant().prefix()),
                link,
                time,
                sensor -> dashboard.rooms().cadence(sensor.room(), sensor),
                room -> Optional.ofNullable(dashboard.places().of(room)).map(Place::name));
        dashboard.feed().watch(told::heard);
        return told;
    }

    private static Caller caller(DashboardSettings settings, Topics topics, Time time) {
        Presence here = new Presence(
                Presence.State.ONLINE, settings.node(), "dashboard", Program.version(), time.wall(), List.of());
        return new Caller(settings.node(), settings.memory(), said(topics, here), said(topics, here.gone()));
    }

    private static Message said(Topics topics, Presence presence) {
        return Message.json(topics.presence(presence.node()), Json.bytes(presence))
                .kept();
    }

    /** All that is set, in the order of the settings. */
    private static List<Channel> channels(DashboardSettings settings, Link link) {
        List<Channel> channels = new ArrayList<>();
        if (settings.alertTopic() != null) {
            channels.add(new MqttChannel(link, new Topic(settings.alertTopic())));
        }
        if (settings.ntfy() != null) {
            channels.add(new Ntfy(settings.ntfy().url(), settings.ntfy().secret()));
        }
        if (settings.webhook() != null) {
            channels.add(
                    new Webhook(settings.webhook().url(), settings.webhook().secret()));
        }
        if (settings.mail() != null) {
            channels.add(new Mail(settings.mail()));
        }
        return channels;
    }

    private record Whole(@Nullable HomeAssistant homeAssistant, Dashboard dashboard, WebServer web)
            implements LivingNode {
        @Override
        public void start() {
            if (homeAssistant != null) {
                homeAssistant.start();
            }
            dashboard.start();
            web.start();
        }

        @Override
        public void pulse(Duration period, Runnable beat) {
            dashboard.pulse(period, beat);
        }

        @Override
        public void close() {
            web.close();
            dashboard.close();
            if (homeAssistant != null) {
                homeAssistant.close();
            }
        }
    }
}
