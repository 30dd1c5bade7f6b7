package airkeeper.wire.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import airkeeper.wire.Caller;
import airkeeper.wire.Link;
import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Presence;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.json.Json;
import airkeeper.wire.memory.MemoryBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BrokerTrialTest {
    private static final Topic TOPIC = new Topic("airkeeper/node/pi");
    private static final TopicFilter ALL = new TopicFilter("#");

    private final MemoryBroker broker = new MemoryBroker();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final BrokerTrial trial = new BrokerTrial(
            new NodeId("pi"),
            said(Presence.State.OFFLINE),
            List.of(Subscription.newsOnly(new TopicFilter("airkeeper/kitchen/sensor/+"))));

    private static Message said(Presence.State state) {
        return Message.json(
                TOPIC, Json.bytes(new Presence(state, new NodeId("pi"), "sensor", "0.1.0", null, List.of())));
    }

    /** All that is said from now on. */
    private Link listener() {
        Link link = broker.link(new Caller(new NodeId("listener"), Duration.ZERO, null, null));
        link.hear(Subscription.newsOnly(ALL), message -> {
            message.acknowledge();
            heard.add(message.topic() + " " + message.text());
        });
        link.start();
        return link;
    }

    /** What the broker keeps of the node. */
    private Optional<String> kept() {
        CompletableFuture<String> kept = new CompletableFuture<>();
        try (Link link = broker.link(new Caller(new NodeId("newcomer"), Duration.ZERO, null, null))) {
            link.hear(Subscription.withKept(ALL), message -> kept.complete(message.text()));
            link.start();
            return Optional.ofNullable(
                    kept.completeOnTimeout(null, 1, TimeUnit.SECONDS).join());
        }
    }

    @Test
    void aBrokerThatAllowsAll() {
        assertThat(trial.on(broker::link))
                .hasSize(4)
                .allMatch(finding -> finding.mark() == Mark.OK)
                .extracting(Finding::found)
                .contains(
                        "it takes all subscriptions (1); a Mosquitto does that also where it will hand nothing over",
                        "it takes what is said on airkeeper/node/pi",
                        "it keeps what is said to be kept (retained)");
    }

    @Test
    void leavesNothingBehindWhereNothingWas() {
        try (Link _ = listener()) {
            trial.on(broker::link);
            await().untilAsserted(() -> assertThat(heard)
                    .containsExactly(TOPIC + " " + said(Presence.State.OFFLINE).text(), TOPIC + " "));
        }
        assertThat(kept()).isEmpty();
    }

    @Test
    void aNodeThatRunsKeepsItsLineAndItsWord() {
        List<Link.State> states = new CopyOnWriteArrayList<>();
        Message here = said(Presence.State.ONLINE).kept();
        try (Link node = broker.link(new Caller(new NodeId("pi"), Duration.ZERO, here, null));
                Link _ = listener()) {
            node.watch(states::add);
            node.start();
            await().until(() -> kept().isPresent());
            heard.clear();

            assertThat(trial.on(broker::link))
                    .allMatch(finding -> finding.mark() == Mark.OK)
                    .extracting(Finding::found)
                    .contains("it keeps what is said to be kept (retained): pi is online there");
            assertThat(states).allMatch(Link.State::up);
            await().untilAsserted(() -> assertThat(heard).containsExactly(TOPIC + " " + here.text()));
            assertThat(kept()).contains(here.text());
        }
    }

    @Test
    void aNameThatIsAsLongAsItMayBe() {
        NodeId longest = new NodeId("p".repeat(63));
        assertThat(new BrokerTrial(longest, said(Presence.State.OFFLINE), List.of()).on(broker::link))
                .allMatch(finding -> finding.mark() == Mark.OK);
    }

    @Test
    void aFileOfTheSettingsThatIsWrong() {
        assertThat(trial.on(caller -> {
                    throw new IllegalArgumentException("expected a certificate, found none");
                }))
                .containsExactly(Finding.wrong("expected a certificate, found none", null));
    }

    @Test
    void aBrokerThatIsDown() {
        broker.stop();
        assertThat(trial.on(broker::link)).singleElement().satisfies(finding -> {
            assertThat(finding.mark()).isEqualTo(Mark.WRONG);
            assertThat(finding.found()).isNotBlank();
        });
    }

    @Test
    void howLongTheCertificateHolds() {
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        assertThat(CertificateAge.of(Optional.of(Instant.parse("2027-02-01T10:00:00Z")), now))
                .containsExactly(Finding.ok("its certificate holds for 72 days, until 2027-02-01"));
        assertThat(CertificateAge.of(Optional.of(Instant.parse("2026-12-01T10:00:00Z")), now))
                .containsExactly(Finding.note(
                        "its certificate holds for 10 days, until 2026-12-01",
                        "sudo deploy/mosquitto/setup.sh renew    # on the broker"));
        assertThat(CertificateAge.of(Optional.empty(), now)).isEmpty();
    }
}
