package airkeeper.dashboard;

import airkeeper.wire.Quantity;
import java.util.Optional;

/**
 * From how much CO₂ on air is no longer good, and whose word that is.
 *
 * @param name as it is shown to people
 * @param source where to read it
 * @param fair ppm, absolute, from which on the air is no longer good
 * @param poor ppm, absolute, from which on it is poor
 */
public record Guideline(String name, String source, int fair, int poor) {
    /** Below 800 ppm well ventilated, from 1500 ppm on to be acted upon. */
    public static final Guideline HSE_UK = new Guideline(
            "HSE (UK)",
            "Health and Safety Executive (UK), Ventilation in the workplace: using CO₂ monitors; absolute ppm",
            800,
            1500);

    public Guideline {
        if (fair < 1 || poor <= fair) {
            throw new IllegalArgumentException("expected 0 < fair < poor, found fair " + fair + " and poor " + poor);
        }
    }

    /** The level of a value; empty for a quantity that the guideline does not speak of. */
    public Optional<Level> level(Quantity quantity, double value) {
        if (quantity != Quantity.CO2) {
            return Optional.empty();
        }
        return Optional.of(value >= poor ? Level.POOR : value >= fair ? Level.FAIR : Level.GOOD);
    }
}
