package airkeeper.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills sensors, brokers and purifier-nodes 105 times with SIGKILL, in several houses at once, and looks at the relays. */
@Tag("mosquitto")
class RelaySafetyTest {
    private static final long SEED = 20261121;
    private static final int HOUSES = 7;
    private static final int ROUNDS = 5;

    @TempDir
    private Path directory;

    @Test
    void theRelayIsOffWheneverNobodyKnowsOrNobodyDecides()
            throws InterruptedException, ExecutionException, IOException {
        List<Callable<Integer>> lives = new ArrayList<>();
        for (int house = 0; house < HOUSES; house++) {
            Path its = Files.createDirectory(directory.resolve("house" + house));
            Random random = new Random(SEED + house);
            lives.add(() -> live(its, random));
        }
        int kills = 0;
        try (ExecutorService houses = Executors.newFixedThreadPool(HOUSES)) {
            for (Future<Integer> life : houses.invokeAll(lives)) {
                kills += life.get();
            }
        }
        assertThat(kills).isEqualTo(105);
    }

    /** Each round has each loss once, at random: so the pauses of those who look for a lost broker stay short. */
    private static int live(Path directory, Random random) throws IOException {
        int kills = 0;
        try (FragileHouse house = new FragileHouse(directory)) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Runnable> losses =
                        Arrays.asList(house::losesItsSensor, house::losesItsBroker, house::losesItsNode);
                Collections.shuffle(losses, random);
                for (Runnable loss : losses) {
                    house.awaitOn();
                    loss.run();
                    kills++;
                }
            }
            house.awaitOn();
            house.letsItsNodeEnd();
        }
        return kills;
    }
}
