package airkeeper.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.dashboard.Health;
import airkeeper.dashboard.Place;
import airkeeper.wire.NodeId;
import airkeeper.wire.Presence;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Pattern NAME = Pattern.compile("airkeeper_[a-z0-9_]+");

    private final Site site = new Site();

    @AfterEach
    void end() {
        site.close();
    }

    private void kitchen() {
        site.measured("2026-11-21T11:59:48Z", 812);
        site.telling.came(new Presence(
                Presence.State.ONLINE, new NodeId("purifier-1"), "purifier", "1", Instant.EPOCH, List.of()));
        site.telling.reported(Site.FAN, Site.report());
    }

    @Test
    void allIsSaidInPrometheusWords() throws Exception {
        kitchen();
        site.telling.wrong(Health.Part.BROKER, "it is gone");

        HttpResponse<String> answer = site.get("/metrics");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body().lines().filter(line -> !line.startsWith("#")))
                .containsExactly(
                        "airkeeper_co2_ppm{room=\"kitchen\"} 812.0",
                        "airkeeper_level{level=\"fair\",quantity=\"co2\",room=\"kitchen\"} 1.0",
                        "airkeeper_live_clients 0.0",
                        "airkeeper_part_up{part=\"broker\"} 0.0",
                        "airkeeper_part_up{part=\"database\"} 1.0",
                        "airkeeper_part_up{part=\"disk\"} 1.0",
                        "airkeeper_purifier_mode{mode=\"auto\",purifier=\"fan\",room=\"kitchen\"} 1.0",
                        "airkeeper_purifier_on{purifier=\"fan\",room=\"kitchen\"} 1.0",
                        "airkeeper_purifier_online{purifier=\"fan\",room=\"kitchen\"} 1.0",
                        "airkeeper_purifier_reason{purifier=\"fan\",reason=\"too-high\",room=\"kitchen\"} 1.0",
                        "airkeeper_purifier_run_seconds_total{purifier=\"fan\",room=\"kitchen\"} 3600.0",
                        "airkeeper_purifier_switches_total{purifier=\"fan\",room=\"kitchen\"} 12.0",
                        "airkeeper_recorder_batches_total 0.0",
                        "airkeeper_recorder_entries_total 0.0",
                        "airkeeper_recorder_lag_seconds 0.0",
                        "airkeeper_recorder_waiting 0.0",
                        "airkeeper_sensor_age_seconds{room=\"kitchen\",sensor=\"scd41\"} 12.0",
                        "airkeeper_sensor_online{room=\"kitchen\",sensor=\"scd41\"} 1.0",
                        "airkeeper_sensor_usable{room=\"kitchen\",sensor=\"scd41\"} 1.0",
                        "airkeeper_temperature_celsius{room=\"kitchen\"} 21.456",
                        "airkeeper_value_age_seconds{quantity=\"co2\",room=\"kitchen\"} 12.0",
                        "airkeeper_value_age_seconds{quantity=\"temperature\",room=\"kitchen\"} 12.0");
        assertThat(answer.body()).contains("""
                        # HELP airkeeper_co2_ppm The newest usable CO₂ of a room.
                        # TYPE airkeeper_co2_ppm gauge
                        """).contains("# TYPE airkeeper_purifier_switches_total counter\n");
    }

    @Test
    void meansAndNamesOfRoomsAreThere() throws Exception {
        kitchen();
        site.dashboard.places().choose(Map.of(Site.SENSOR.room(), new Place("Room 204", null, "2")), "Anna");
        site.particles(80);

        assertThat(site.get("/metrics").body().lines())
                .contains(
                        "airkeeper_room_place{building=\"\",floor=\"2\",name=\"Room 204\",room=\"kitchen\"} 1.0",
                        "airkeeper_pm25_mean_micrograms_per_cubic_meter{over=\"24h\",room=\"kitchen\"} 16.0",
                        "airkeeper_level{level=\"poor\",quantity=\"pm25\",room=\"kitchen\"} 1.0",
                        "airkeeper_mean_covered_ratio{over=\"24h\",quantity=\"pm25\",room=\"kitchen\"} 0.8333333333333334");
    }

    @Test
    void aStaleValueIsLeftOutAndItsAgeGoesOn() throws Exception {
        kitchen();
        site.time.advance(Duration.ofMinutes(5));

        assertThat(site.get("/metrics").body())
                .doesNotContain("airkeeper_co2_ppm{")
                .doesNotContain("airkeeper_level{")
                .contains("airkeeper_value_age_seconds{quantity=\"co2\",room=\"kitchen\"} 312.0\n");
    }

    @Test
    void theGrafanaDashboardAsksForNamesThatThereAre() throws Exception {
        kitchen();
        site.particles(80);
        Set<String> there = names(site.get("/metrics").body());

        assertThat(names(Files.readString(Path.of("../deploy/grafana/airkeeper.json"))))
                .contains("airkeeper_co2_ppm", "airkeeper_pm25_mean_micrograms_per_cubic_meter")
                .isSubsetOf(there);
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
