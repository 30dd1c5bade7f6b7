package airkeeper.purifier;

import static org.assertj.core.api.Assertions.assertThat;

import airkeeper.wire.Mode;
import airkeeper.wire.NodeId;
import airkeeper.wire.Power;
import airkeeper.wire.PurifierReport;
import airkeeper.wire.json.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node still knows after it was away. */
class RestartTest {
    @TempDir
    Path state;

    private Path file() {
        return state.resolve("pi-kitchen.properties");
    }

    private House house() {
        return new House(Map.of("STATE", state.toString(), "PURIFIER_0_FILTER_LIFE", "100 h"));
    }

    private static House start(House house) {
        house.node.start();
        house.time.settle();
        return house;
    }

    @Test
    void anOrderGoesOnForWhatIsLeftOfIt() throws MalformedException {
        try (House before = start(house())) {
            before.reads(500).orders("{\"mode\":\"on\",\"minutes\":30,\"id\":\"c-17\"}");
        }
        try (House after = house()) {
            after.passes("600 s");
            start(after);
            PurifierReport report = after.report();
            assertThat(report.power()).isEqualTo(Power.ON);
            assertThat(report.why()).isEqualTo("ordered on for 30 min (c-17)");
            assertThat(report.until()).isEqualTo(Instant.parse("2026-11-21T10:30:00Z"));
            assertThat(after.relay.done).containsExactly("open", "ON");
        }
    }

    @Test
    void aKilledNodeKnowsTheOrderToo() throws MalformedException {
        House killed = start(house());
        killed.reads(500).orders("OFF");
        try (House after = start(house())) {
            assertThat(after.report().mode()).isEqualTo(Mode.OFF);
            after.reads(1800);
            assertThat(after.report().power()).isEqualTo(Power.OFF);
        }
    }

    @Test
    void withoutAClockAnOrderToBeOnIsOver() throws MalformedException {
        start(house()).reads(500).orders("{\"mode\":\"on\",\"minutes\":30}");
        try (House after = house()) {
            after.time.unsetWall();
            start(after);
            assertThat(after.report().mode()).isEqualTo(Mode.AUTO);
            assertThat(after.relay.done).containsExactly("open");
        }
    }

    @Test
    void anOrderThatBlindnessEndedDoesNotComeBack() throws MalformedException {
        start(house()).reads(500).orders("ON").passes("90 s");
        try (House after = start(house())) {
            assertThat(after.report().mode()).isEqualTo(Mode.AUTO);
        }
    }

    @Test
    void theFileIsWrittenAtOnceForOrdersAndElseOnceAnHour() throws IOException {
        try (House house = start(house())) {
            house.reads(1200).breathes(Duration.ofMinutes(59), 1200);
            assertThat(file()).doesNotExist();
            house.breathes(Duration.ofMinutes(1), 1200);
            assertThat(lines()).contains("kitchen/fan.ran=PT1H", "kitchen/fan.switches=1");
            house.breathes(Duration.ofMinutes(30), 1200);
            assertThat(lines()).contains("kitchen/fan.ran=PT1H");
            house.orders("OFF");
            assertThat(lines()).contains("kitchen/fan.ran=PT1H30M", "kitchen/fan.switches=2", "kitchen/fan.order=OFF");
            house.orders("AUTO");
            assertThat(lines()).noneMatch(line -> line.contains("order"));
        }
    }

    @Test
    void runHoursAndSwitchesGoOn() throws MalformedException {
        try (House before = start(house())) {
            before.reads(1200).breathes(Duration.ofMinutes(10), 1200);
        }
        try (House after = start(house())) {
            assertThat(after.report().runSeconds()).isEqualTo(600);
            assertThat(after.report().switches()).isEqualTo(2);
            after.reads(1200).breathes(Duration.ofMinutes(1), 1200);
            after.reads(1201).orders("ON");
            assertThat(after.report().runSeconds()).isEqualTo(660);
            assertThat(after.report().switches()).isEqualTo(3);
        }
    }

    @Test
    void aKilledNodeForgetsAnHourAtMost() throws MalformedException {
        House killed = start(house());
        killed.reads(1200).breathes(Duration.ofMinutes(119), 1200);
        try (House after = start(house())) {
            assertThat(after.report().runSeconds()).isEqualTo(3600);
            assertThat(after.report().switches()).isEqualTo(1);
        }
    }

    @Test
    void aRefusedCommandSetsNoFilterNew() throws IOException {
        Files.writeString(file(), "kitchen/fan.ran=PT95H\n");
        try (House house = start(house())) {
            house.passes("90 s").orders("{\"mode\":\"on\",\"resetFilter\":true}");
        }
        assertThat(lines()).contains("kitchen/fan.ran-before=PT0S");
    }

    @Test
    void aFilterIsRememberedAndSetNew() throws MalformedException, IOException {
        Files.writeString(
                file(),
                "kitchen/fan.ran=PT95H\nkitchen/fan.switches=7\nkitchen/fan.filter-since=2026-11-01T10:00:00Z\n");
        try (House house = start(house())) {
            assertThat(house.report().why())
                    .isEqualTo("waiting for the first usable reading: off; filter: 5 of 100 h left,"
                            + " until about 2026-11-22");
            house.orders("{\"mode\":\"auto\",\"resetFilter\":true}");
            assertThat(house.report().why()).isEqualTo("waiting for the first usable reading: off");
            assertThat(house.report().runSeconds()).isEqualTo(95 * 3600);
        }
        assertThat(lines()).contains("kitchen/fan.ran-before=PT95H");
    }

    @Test
    void aFileThatIsNoneBeginsAnew() throws IOException {
        Files.writeString(file(), "kitchen/fan.ran=for ever\n");
        Notebook notebook = new Notebook(state, new NodeId("pi-kitchen"));
        notebook.open();
        assertThat(notebook.page(House.FAN)).isEqualTo(Page.EMPTY);
        Files.writeString(file(), "kitchen/fan.ran=\\u00zz\n");
        notebook.open();
        assertThat(notebook.page(House.FAN)).isEqualTo(Page.EMPTY);
    }

    @Test
    void aDiskThatFailsStopsNothing() throws IOException {
        Files.writeString(state.resolve("file"), "");
        Notebook notebook = new Notebook(state.resolve("file").resolve("below"), new NodeId("pi-kitchen"));
        notebook.open();
        notebook.keep(House.FAN, Page.EMPTY);
        assertThat(notebook.page(House.FAN)).isEqualTo(Page.EMPTY);
    }

    @Test
    void whatIsKeptIsReadAsItWas() {
        Page page = new Page(
                new KeptOrder(
                        Power.OFF,
                        Duration.ofMinutes(30),
                        "ä = #! \n:",
                        Duration.ofSeconds(99),
                        Instant.parse("2026-11-21T10:00:00.5Z")),
                Duration.ofHours(5),
                12,
                Duration.ofHours(2),
                Instant.parse("2026-11-20T10:00:00Z"));
        Notebook notebook = new Notebook(state, new NodeId("pi-kitchen"));
        notebook.keep(House.FAN, page);
        Notebook again = new Notebook(state, new NodeId("pi-kitchen"));
        again.open();
        assertThat(again.page(House.FAN)).isEqualTo(page);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file());
    }
}
