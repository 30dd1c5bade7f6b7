package airkeeper.dashboard.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One server-sent event, as it goes over the line (HTML Living Standard, 9.2); its bytes are made once for all who watch. */
final class Event {
    private final byte[] bytes;

    Event(String text) {
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@code data} is one line; a client that comes back names the last {@code id} that it saw. */
    static Event of(@Nullable String id, String name, String data) {
        return new Event((id == null ? "" : "id: " + id + "\n") + "event: " + name + "\ndata: " + data + "\n\n");
    }

    /** What nobody is told: it only shows that the line lives. */
    static Event comment(String comment) {
        return new Event(": " + comment + "\n\n");
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}
