package airkeeper.dashboard;

import static airkeeper.dashboard.Level.FAIR;
import static airkeeper.dashboard.Level.GOOD;
import static airkeeper.dashboard.Level.POOR;

import airkeeper.dashboard.Scale.Band;
import airkeeper.dashboard.Scale.Basis;
import airkeeper.wire.Quantity;
import airkeeper.wire.Shown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The scales that others have published, and may be chosen from. */
public final class Scales {
    private static final Duration EACH = Duration.ZERO;
    private static final Duration DAY = Duration.ofHours(24);
    private static final Pattern TWO_VALUES = Pattern.compile("(\\d{1,5}(?:\\.\\d)?)\\s*/\\s*(\\d{1,5}(?:\\.\\d)?)");

    static final Scale HSE_UK = co2(
            "hse-uk",
            "HSE (UK)",
            "Health and Safety Executive (UK), Ventilation in the workplace: using CO₂ monitors; absolute ppm",
            null,
            new Band(0, GOOD, null),
            new Band(800, FAIR, null),
            new Band(1500, POOR, null));

    static final Scale WHO_2021 = particles(
            "who-2021",
            "WHO 2021",
            "World Health Organization, Global air quality guidelines (2021): 15 µg/m³ PM2.5 as the mean of 24 h",
            new Band(0, GOOD, null),
            new Band(15, POOR, "above the guideline"));

    private static final List<Scale> ALL = List.of(
            HSE_UK,
            new Scale(
                    "en-16798",
                    "EN 16798-1",
                    "EN 16798-1:2019, categories of indoor environmental quality; ppm above outdoor air",
                    Quantity.CO2,
                    Basis.ABOVE_OUTDOOR,
                    EACH,
                    null,
                    null,
                    List.of(
                            new Band(0, GOOD, "category I"),
                            new Band(550, GOOD, "category II"),
                            new Band(800, FAIR, "category III"),
                            new Band(1350, POOR, "category IV"))),
            co2(
                    "en-13779",
                    "EN 13779 (withdrawn)",
                    "EN 13779, classes of indoor air (IDA), withdrawn; absolute ppm",
                    null,
                    new Band(0, GOOD, "IDA 1"),
                    new Band(800, GOOD, "IDA 2"),
                    new Band(1000, FAIR, "IDA 3"),
                    new Band(1400, POOR, "IDA 4")),
            co2(
                    "uba-2008",
                    "UBA (Germany)",
                    "Umweltbundesamt (2008), health evaluation of carbon dioxide in indoor air, and ASR A3.6; absolute ppm",
                    null,
                    new Band(0, GOOD, "harmless"),
                    new Band(1000, FAIR, "elevated"),
                    new Band(2000, POOR, "unacceptable")),
            school("mechanical", "mechanical ventilation", 1000, 1500),
            school("natural", "natural ventilation", 1500, 2000),
            co2(
                    "france-2022",
                    "France 2022",
                    "Décret of 27 December 2022 on the air of rooms open to the public (France); absolute ppm",
                    null,
                    new Band(0, GOOD, null),
                    new Band(800, FAIR, null),
                    new Band(1500, POOR, null)),
            co2(
                    "belgium",
                    "Belgium",
                    "Reference levels A and B for closed places open to the public (Belgium); absolute ppm",
                    null,
                    new Band(0, GOOD, "level A"),
                    new Band(900, FAIR, "level B"),
                    new Band(1200, POOR, "above level B")),
            WHO_2021,
            particles(
                    "epa-2024",
                    "EPA AQI (US)",
                    "US Environmental Protection Agency, Air Quality Index of May 2024; PM2.5 as the mean of 24 h",
                    new Band(0, GOOD, "good"),
                    new Band(9.1, FAIR, "moderate"),
                    new Band(35.5, POOR, "unhealthy for sensitive groups"),
                    new Band(55.5, POOR, "unhealthy"),
                    new Band(125.5, POOR, "very unhealthy"),
                    new Band(225.5, POOR, "hazardous")));

    private static final Map<Quantity, Duration> MEANS = ALL.stream()
            .filter(Scale::ofMeans)
            .collect(Collectors.toUnmodifiableMap(Scale::quantity, Scale::over, (one, _) -> one));

    private Scales() {}

    private static Scale co2(String id, String name, String source, @Nullable String note, Band... bands) {
        return new Scale(id, name, source, Quantity.CO2, Basis.ABSOLUTE, EACH, note, null, List.of(bands));
    }

    private static Scale school(String id, String name, int mean, int peak) {
        return co2(
                "bb101-" + id,
                "BB101 (UK schools), " + name,
                "Building Bulletin 101 (2018), ventilation, thermal comfort and indoor air quality in schools; absolute ppm",
                "Meant of the mean of a school day (fair) and of 20 minutes in a row (poor); here each value is judged.",
                new Band(0, GOOD, null),
                new Band(mean, FAIR, null),
                new Band(peak, POOR, null));
    }

    private static Scale particles(String id, String name, String source, Band... bands) {
        String note =
                "Judged is the mean of the last 24 h, once 18 of them were measured; a single value has no level.";
        return new Scale(id, name, source, Quantity.PM25, Basis.ABSOLUTE, DAY, note, null, List.of(bands));
    }

    /** All of them, those of one quantity together. */
    public static List<Scale> all() {
        return ALL;
    }

    /** Over what span scales of this quantity speak of its mean; empty where they speak of each value. */
    static Optional<Duration> meanOver(Quantity quantity) {
        return Optional.ofNullable(MEANS.get(quantity));
    }

    /** The one with this id; empty where there is none for the quantity. */
    public static Optional<Scale> find(Quantity quantity, String id) {
        return ALL.stream()
                .filter(scale -> scale.quantity() == quantity && scale.id().equals(id))
                .findFirst();
    }

    /** From a setting: the id of a published scale, or from where on air is fair and poor, {@code 900/1400}. */
    static Scale of(Quantity quantity, String text) {
        Matcher own = TWO_VALUES.matcher(text);
        if (own.matches()) {
            return Scale.own(quantity, Double.parseDouble(own.group(1)), Double.parseDouble(own.group(2)));
        }
        return find(quantity, text)
                .orElseThrow(() -> new IllegalArgumentException("expected for " + quantity.key() + " one of "
                        + ids(quantity) + " or two values such as 900/1400, found " + Shown.quoted(text)));
    }

    /** The ids of a quantity's scales, for sentences. */
    public static String ids(Quantity quantity) {
        return ALL.stream()
                .filter(scale -> scale.quantity() == quantity)
                .map(Scale::id)
                .collect(Collectors.joining(", "));
    }
}
