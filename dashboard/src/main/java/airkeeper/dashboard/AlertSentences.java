package airkeeper.dashboard;

import airkeeper.wire.NodeId;
import airkeeper.wire.PurifierId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;
import airkeeper.wire.Room;
import airkeeper.wire.SensorId;

/** What is told of each {@link Concern}, one sentence each, in one language. */
interface AlertSentences {
    /** The line above the text. */
    String title(Channel.Kind kind);

    /** How the air is; {@code value} is in the unit of the quantity. */
    String air(Room room, Quantity quantity, long value, Level level);

    String silent(SensorId sensor, long minutes);

    String heard(SensorId sensor);

    String doubtful(SensorId sensor, Quality quality);

    String reliable(SensorId sensor);

    String gone(PurifierId purifier, NodeId node);

    String back(PurifierId purifier);

    /** That a relay does something else; {@code trouble} is the English sentence of its node. */
    String disobedient(PurifierId purifier, String trouble);

    String obedient(PurifierId purifier);

    /** That something the dashboard needs fails; {@code why} is the English sentence of whoever found out. */
    String unwell(Health.Part part, String why);

    String well(Health.Part part);

    /** What is said to see whether a channel works. */
    String test();
}
