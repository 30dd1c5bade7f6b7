package airkeeper.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ComplaintsTest {
    private final Complaints complaints = new Complaints(LoggerFactory.getLogger(ComplaintsTest.class));

    @Test
    void countsEachTopicAndAll() {
        Topic kitchen = new Topic("air/kitchen");
        complaints.dropped(kitchen, "expected JSON, found \"hello\"");
        complaints.dropped(kitchen, "expected JSON, found \"hello\"");
        complaints.dropped(new Topic("air/attic"), "expected JSON, found an empty message");

        assertThat(complaints.count()).isEqualTo(3);
        assertThat(complaints.count(kitchen)).isEqualTo(2);
        assertThat(complaints.count(new Topic("air/cellar"))).isZero();
    }

    @Test
    void aDeviceThatInventsTopicsFillsNothing() {
        for (int i = 0; i < 1_500; i++) {
            complaints.dropped(new Topic("air/" + i), "expected JSON, found an empty message");
        }
        assertThat(complaints.count()).isEqualTo(1_500);
        assertThat(complaints.count(new Topic("air/999"))).isEqualTo(1);
        assertThat(complaints.count(new Topic("air/1000"))).isZero();
    }
}
