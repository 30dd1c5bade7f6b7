package airkeeper.dashboard;

import airkeeper.wire.Presence;
import airkeeper.wire.PurifierId;
import airkeeper.wire.PurifierReport;
import airkeeper.wire.Reading;
import airkeeper.wire.SensorId;
import java.util.Objects;

/** Says to the rooms, the feed and the health what only the recorder may, for tests of other packages. */
public record Telling(Dashboard dashboard) {
    public void measured(SensorId sensor, Reading reading) {
        boolean newer = dashboard.rooms().measured(sensor, reading, Objects.requireNonNull(reading.time()));
        dashboard.feed().tell(new News.Measured(sensor, reading, !newer));
    }

    public void reported(PurifierId purifier, PurifierReport report) {
        dashboard.feed().tell(new News.Reported(dashboard.rooms().reported(purifier, report)));
    }

    public void decided(Entry.Decided entry) {
        dashboard.feed().tell(new News.Decided(entry));
    }

    public void came(Presence presence) {
        dashboard.rooms().came(presence);
        dashboard.feed().tell(new News.Came(presence));
    }

    /** Lets it look for what others on the same history have changed. */
    public void lookAtOthers() {
        lookAtOthers(dashboard.choices());
    }

    public static void lookAtOthers(Choices choices) {
        choices.start();
    }

    public void wrong(Health.Part part, String why) {
        dashboard.health().wrong(part, why);
    }

    public void well(Health.Part part) {
        dashboard.health().well(part);
    }
}
