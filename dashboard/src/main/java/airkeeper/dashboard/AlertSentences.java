package airkeeper.dashboard;

import airkeeper.wire.NodeId;
import airkeeper.wire.Quality;
import airkeeper.wire.Quantity;

/** What is told of each {@link Concern}, one sentence each, in one language; rooms, sensors and purifiers as people call them. */
interface AlertSentences {
    /** The line above the text. */
    String title(Channel.Kind kind);

    /** How the air is; {@code value} is in the unit of the quantity. */
    String air(String room, Quantity quantity, long value, Level level);

    /** How the air was in the mean of the last hours. */
    String mean(String room, Quantity quantity, long hours, long value, Level level);

    String silent(String sensor, long minutes);

    String heard(String sensor);

    String doubtful(String sensor, Quality quality);

    String reliable(String sensor);

    String gone(String purifier, NodeId node);

    String back(String purifier);

    /** That a relay does something else; {@code trouble} is the English sentence of its node. */
    String disobedient(String purifier, String trouble);

    String obedient(String purifier);

    /** That something the dashboard needs fails; {@code why} is the English sentence of whoever found out. */
    String unwell(Health.Part part, String why);

    String well(Health.Part part);

    /** What is said to see whether a channel works. */
    String test();
}
