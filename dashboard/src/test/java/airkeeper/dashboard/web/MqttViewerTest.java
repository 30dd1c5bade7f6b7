package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MqttViewerTest {
    private final AtomicInteger made = new AtomicInteger();
    private final MqttViewer viewer = new MqttViewer(() -> {});

    private void tell(int lines) {
        for (int i = 0; i < lines; i++) {
            viewer.tell(() -> Event.comment("line " + made.getAndIncrement()));
        }
    }

    /** What is written of so many events. */
    private List<String> served(int events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AtomicInteger left = new AtomicInteger(events);
        viewer.serve(out, () -> left.getAndDecrement() > 0);
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Test
    void tenThousandLinesForOneWhoDoesNotReadTakeTheRoomOfFiveHundred() {
        tell(10_000);
        assertThat(made).hasValue(MqttViewer.ROOM);
        List<String> written = served(MqttViewer.ROOM + 1);
        assertThat(written.subList(0, 2)).containsExactly(": mqtt", ": line 0");
        assertThat(written.subList(MqttViewer.ROOM, written.size()))
                .containsExactly(": line 499", "event: lost", "data: {\"count\":9500}");
    }

    @Test
    void isToldWhereLinesAreMissing() {
        tell(MqttViewer.ROOM + 7);
        served(1);
        tell(3);
        assertThat(served(MqttViewer.ROOM + 1))
                .endsWith(": line 499", "event: lost", "data: {\"count\":7}", ": line 500")
                .doesNotContain(": line 501");
    }

    @Test
    void endsWhenTheBrowserHasGone() {
        tell(1);
        viewer.serve(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("gone");
                    }
                },
                () -> true);
        assertThat(made).hasValue(1);
    }
}
