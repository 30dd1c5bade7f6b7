package airkeeper.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airkeeper.wire.Quantity;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalesTest {
    @ParameterizedTest
    @CsvSource({
        "hse-uk, 800, 1500",
        "en-16798, 1225, 1775",
        "en-13779, 1000, 1400",
        "uba-2008, 1000, 2000",
        "bb101-mechanical, 1000, 1500",
        "bb101-natural, 1500, 2000",
        "france-2022, 800, 1500",
        "belgium, 900, 1200"
    })
    void eachSaysFromWhereOnAirIsFairAndPoor(String id, double fair, double poor) {
        Scale scale = Scales.find(Quantity.CO2, id).orElseThrow().above(425);

        assertThat(scale.level(fair - 0.1)).isEqualTo(Level.GOOD);
        assertThat(scale.level(fair)).isEqualTo(Level.FAIR);
        assertThat(scale.level(poor - 0.1)).isEqualTo(Level.FAIR);
        assertThat(scale.level(poor)).isEqualTo(Level.POOR);
        assertThat(scale.level(0)).isEqualTo(Level.GOOD);
    }

    @Test
    void aScaleAboveOutdoorAirMovesWithIt() {
        Scale published = Scales.find(Quantity.CO2, "en-16798").orElseThrow();

        assertThat(published.above(425).bands())
                .extracting(Scale.Band::from)
                .containsExactly(0.0, 975.0, 1225.0, 1775.0);
        assertThat(published.above(440).bands())
                .extracting(Scale.Band::from)
                .containsExactly(0.0, 990.0, 1240.0, 1790.0);
        assertThat(published.above(440).outdoor()).isEqualTo(440);
        assertThat(Scales.HSE_UK.above(440)).isSameAs(Scales.HSE_UK);
    }

    @Test
    void oneValueHasNoLevelWhereTheMeanOfADayIsMeant() {
        for (String id : new String[] {"who-2021", "epa-2024"}) {
            assertThat(Scales.find(Quantity.PM25, id).orElseThrow().ofMeans()).isTrue();
        }
        assertThat(Scales.of(Quantity.PM25, "10/25").level(25)).isEqualTo(Level.POOR);
    }

    @Test
    void eachHasANameASourceAndAnIdOfItsOwn() {
        HashSet<String> ids = new HashSet<>();
        for (Scale scale : Scales.all()) {
            assertThat(ids.add(scale.id())).as(scale.id()).isTrue();
            assertThat(scale.id()).matches("[a-z0-9-]+").isNotIn(Scale.OWN, "house");
            assertThat(scale.name()).isNotBlank();
            assertThat(scale.source()).hasSizeGreaterThan(20);
            assertThat(scale.bands().getFirst().from()).isZero();
            assertThat(scale.bands().getFirst().level()).isEqualTo(Level.GOOD);
            assertThat(scale.bands().getLast().level()).isEqualTo(Level.POOR);
        }
        assertThat(Scales.find(Quantity.PM25, "hse-uk")).isEmpty();
    }

    @Test
    void aScaleRises() {
        assertThatThrownBy(() -> Scale.own(Quantity.CO2, 1500, 800))
                .hasMessage("expected values above 0 that rise, found [0.0, 1500.0, 800.0]");
        assertThatThrownBy(() -> Scale.own(Quantity.CO2, 0, 800))
                .hasMessage("expected values above 0 that rise, found [0.0, 0.0, 800.0]");
    }
}
