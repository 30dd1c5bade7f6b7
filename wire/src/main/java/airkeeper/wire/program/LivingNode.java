package airkeeper.wire.program;

import java.time.Duration;

/** A node that does its work on a loop of its own, and can show that this loop still turns. */
public interface LivingNode extends Node {
    /** Does the beat once each period among the loop's other tasks, so that it ends when they do; to be called once, after {@link #start}. */
    void pulse(Duration period, Runnable beat);
}
