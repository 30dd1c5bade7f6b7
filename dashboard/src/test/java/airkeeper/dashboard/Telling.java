package airkeeper.dashboard;

import airkeeper.wire.Presence;
import airkeeper.wire.PurifierId;
import airkeeper.wire.PurifierReport;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import java.util.Objects;

/** Says to the rooms, the feed and the health what only the recorder may, for tests of other packages. */
public record Telling(RoomsNow rooms, LiveFeed feed, Health health) {
    public void measured(SensorId sensor, Reading reading) {
        boolean newer = rooms.measured(sensor, reading, Objects.requireNonNull(reading.time()));
        feed.tell(new News.Measured(sensor, reading, !newer));
    }

    public void reported(PurifierId purifier, PurifierReport report) {
        feed.tell(new News.Reported(rooms.reported(purifier, report)));
    }

    public void decided(Entry.Decided entry) {
        feed.tell(new News.Decided(entry));
    }

    public void came(Presence presence) {
        rooms.came(presence);
        feed.tell(new News.Came(presence));
    }

    public void wrong(Health.Part part, String why) {
        health.wrong(part, why);
    }
}
