package airkeeper.wire.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Message;
import airkeeper.wire.NodeId;
import airkeeper.wire.Subscription;
import airkeeper.wire.Topic;
import airkeeper.wire.TopicFilter;
import airkeeper.wire.memory.MemoryBroker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrokerTrialTest {
    private static final Topic TOPIC = new Topic("airkeeper/node/pi");
    private final MemoryBroker broker = new MemoryBroker();
    private final BrokerTrial trial = new BrokerTrial(
            new NodeId("pi"),
            Message.text(TOPIC, "gone"),
            List.of(Subscription.newsOnly(new TopicFilter("airkeeper/kitchen/sensor/+"))));

    @Test
    void aBrokerThatAllowsAll() {
        assertThat(trial.on(broker::link))
                .hasSize(4)
                .allMatch(finding -> finding.mark() == Mark.OK)
                .extracting(Finding::found)
                .contains(
                        "it takes all subscriptions (1)",
                        "it takes what is said on airkeeper/node/pi",
                        "it keeps what is said to be kept (retained)");
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
