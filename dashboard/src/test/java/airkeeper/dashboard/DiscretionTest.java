package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.Caller;
import airkeeper.wire.NodeId;
import airkeeper.wire.Topics;
import airkeeper.wire.mqtt.BrokerSettings;
import airkeeper.wire.mqtt.MosquittoBroker;
import airkeeper.wire.mqtt.MqttLink;
import airkeeper.wire.settings.Secret;
import airkeeper.wire.time.HandTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a real Mosquitto's refusal becomes outside the house: told, and without the account. */
@Tag("mosquitto")
class DiscretionTest {
    private static final String ACCOUNT = "hausmeister-k";

    private final HandTime time = HandTime.at("2026-11-21T12:00:00Z");
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void whoeverIsToldOfTheBrokerIsToldNoAccount() throws Exception {
        Path directory = MosquittoBroker.directory();
        Files.writeString(directory.resolve("nobody"), "");
        MosquittoBroker broker = MosquittoBroker.with(
                directory, MosquittoBroker.freePort(), List.of("allow_anonymous false", "password_file nobody"));
        open.add(broker);
        Dashboard dashboard = refusedBy(broker);

        await().atMost(Duration.ofSeconds(20)).until(() -> why(dashboard).contains("; check user and password"));
        time.advance(Duration.ofMinutes(30));

        assertThat(told)
                .first()
                .asString()
                .startsWith("The broker is not well: no line to mqtt://127.0.0.1:" + broker.port() + ": the broker ");
        assertThat(dashboard.alerts().open()).extracting(Alert::key).contains("need/broker");
        assertThat(told + why(dashboard) + dashboard.alerts().open()).doesNotContain(ACCOUNT);
    }

    private Dashboard refusedBy(MosquittoBroker broker) {
        BrokerSettings settings =
                new BrokerSettings(broker.uri(), ACCOUNT, new Secret("wrong"), null, null, null, null);
        Dashboard dashboard = new Dashboard(
                Topics.standard(),
                Habits.USUAL,
                Guideline.HSE_UK,
                time,
                new MqttLink(settings, new Caller(new NodeId("dashboard"), Duration.ZERO, null, null)),
                new FailingHistory(),
                List.of(new Phone()));
        open.add(dashboard);
        dashboard.start();
        time.settle();
        return dashboard;
    }

    private static String why(Dashboard dashboard) {
        Health.Trouble trouble = dashboard.health().troubles().get(Health.Part.BROKER);
        return trouble == null ? "" : trouble.why();
    }

    /** Somebody who is told over a channel that leaves the house. */
    private final class Phone implements Channel {
        @Override
        public String name() {
            return "phone";
        }

        @Override
        public String say(Notice notice) {
            told.add(notice.text());
            return "It rang.";
        }
    }
}
