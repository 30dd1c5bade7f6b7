package airkeeper.wire.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long the broker's certificate holds: a function. */
public final class CertificateAge {
    private static final Duration SOON = Duration.ofDays(30);

    private CertificateAge() {}

    /** Nothing for a broker without one, or while nobody knows what day it is. */
    public static List<Finding> of(Optional<Instant> end, @Nullable Instant now) {
        if (end.isEmpty() || now == null) {
            return List.of();
        }
        Duration left = Duration.between(now, end.get());
        String found = "its certificate holds for " + left.toDays() + " days, until "
                + end.get().atOffset(ZoneOffset.UTC).toLocalDate();
        return List.of(
                left.compareTo(SOON) < 0
                        ? Finding.note(found, "sudo deploy/mosquitto/setup.sh renew    # on the broker")
                        : Finding.ok(found));
    }
}
