package airkeeper.sensor.pi;

import airkeeper.sensor.SensirionModel;
import airkeeper.sensor.scd4x.Scd4x;
import airkeeper.sensor.scd4x.Scd4xModel;
import airkeeper.wire.time.SystemTime;
import airkeeper.wire.time.Time;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Plays an SCD41 on a new bus of this computer's kernel; each line of its input is the CO₂ of its air in ppm, and its end ends it. */
public final class PlayedScd41 {
    private PlayedScd41() {}

    public static void main(String[] arguments) throws IOException {
        Time time = new SystemTime();
        Scd4xModel chip = new Scd4xModel(time);
        SensirionModel wires = new SensirionModel("the model", chip, time);
        wires.open();
        try (Cp2112Model adapter = new Cp2112Model(Scd4x.ADDRESS, wires);
                BufferedReader air = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            Thread.ofPlatform().daemon().name("adapter").start(() -> serve(adapter));
            for (String ppm = air.readLine(); ppm != null; ppm = air.readLine()) {
                chip.co2 = Integer.parseInt(ppm.strip());
            }
        }
    }

    private static void serve(Cp2112Model adapter) {
        try {
            adapter.serve();
        } catch (IOException e) {
            System.err.println("The adapter is gone: " + e.getMessage());
        }
    }
}
