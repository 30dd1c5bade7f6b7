package airkeeper.dashboard;

import airkeeper.dashboard.postgres.PostgresHistory;
import airkeeper.dashboard.sqlite.SqliteHistory;
import airkeeper.dashboard.web.BackupRoute;
import airkeeper.dashboard.web.WebServer;
import airkeeper.wire.Caller;
import airkeeper.wire.Message;
import airkeeper.wire.Presence;
import airkeeper.wire.Topics;
import airkeeper.wire.json.Json;
import airkeeper.wire.mqtt.MqttLink;
import airkeeper.wire.program.Node;
import airkeeper.wire.program.Program;
import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The dashboard as a program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Program.run("airkeeper-dashboard", arguments, DashboardSettings.class, Main::node);
    }

    static Node node(DashboardSettings settings) {
        Time time = new SystemTime();
        Topics topics = new Topics(settings.prefix());
        MqttLink link = new MqttLink(settings.broker(), caller(settings, topics, time));
        History history = history(settings.history());
        Dashboard dashboard = new Dashboard(
                topics,
                settings.history().commitEvery(),
                Guideline.HSE_UK,
                time,
                link,
                history,
                settings.history().keep(),
                settings.history().budget(),
                settings.share() == null ? null : settings.share().name());
        Path folder = settings.history().backups();
        Backups backups =
                folder != null && history instanceof SqliteHistory inFile ? new Backups(folder, inFile::backup) : null;
        return new Whole(
                dashboard,
                new WebServer(
                        settings.web(), About.REAL, dashboard, time, List.of(new BackupRoute(backups, time)::on)));
    }

    private static History history(DashboardSettings.Kept kept) {
        return kept.url() == null
                ? new SqliteHistory(Objects.requireNonNull(kept.file()), kept.keep())
                : new PostgresHistory(kept.url(), kept.user(), kept.secret(), kept.keep());
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

    private record Whole(Dashboard dashboard, WebServer web) implements Node {
        @Override
        public void start() {
            dashboard.start();
            web.start();
        }

        @Override
        public void close() {
            web.close();
            dashboard.close();
        }
    }
}
