package airkeeper.dashboard.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.StringJoiner;

/** The answers for one kitchen around the night in which Europe's clocks go back: 24 h of CO₂ with one hour of silence in it. */
final class Household {
    /** 21:00 in Berlin, on the day of 25 hours. */
    static final Instant NOW = Instant.parse("2026-10-25T20:00:00Z");

    static final Instant SILENT_FROM = NOW.minus(8, ChronoUnit.HOURS);
    static final Instant SILENT_TO = NOW.minus(7, ChronoUnit.HOURS);
    static final String CLOCK = "{\"now\":\"%s\",\"speed\":1}".formatted(NOW);

    private static final int STEP = 600;
    private static final int SLOTS = 144;

    private Household() {}

    static void empty(Site site) {
        site.answer("about", """
                {"now":"%s","speed":1,"simulated":false,"version":"0.1.0",
                 "guideline":{"name":"HSE (UK)","source":"HSE","unit":"ppm","fair":800,"poor":1500}}""".formatted(NOW));
        site.answer("rooms", "[]");
    }

    static void kitchen(Site site, String why) {
        empty(site);
        site.answer("rooms", rooms(why));
        site.answer("rooms/kitchen/series", series());
        site.answer(
                "rooms/kitchen/runs",
                "[{\"purifier\":\"fan\",\"from\":\"%s\",\"to\":null}]".formatted(NOW.minus(90, ChronoUnit.MINUTES)));
        site.answer("rooms/kitchen/events", "[" + decision(why) + "]");
    }

    static String reading(Instant time, int co2, String level) {
        return """
                {"room":"kitchen","sensor":"scd41","time":"%s","quality":"ok","late":false,"values":{"co2":%d},"level":{"co2":"%s"}}""".formatted(time, co2, level);
    }

    private static String rooms(String why) {
        return """
                [{"room":"kitchen",
                  "now":{"co2":{"value":1012,"unit":"ppm","time":"%1$s","ageSeconds":12,"stale":false,"level":"fair"},
                         "temperature":{"value":21.44,"unit":"°C","time":"%1$s","ageSeconds":12,"stale":false,"level":null}},
                  "sensors":[{"sensor":"scd41","time":"%1$s","ageSeconds":12,"stale":false,"quality":"ok","online":true}],
                  "purifiers":[{"purifier":"fan","power":"on","mode":"auto","reason":"too-high","why":"%2$s","since":"%1$s","until":"%3$s",
                                "ageSeconds":3,"online":true,"quantity":"co2","value":1012,"on":1000,"off":800,"drives":"purifier"}]}]""".formatted(NOW.minusSeconds(12), why, NOW.plusSeconds(600));
    }

    private static String decision(String why) {
        return "{\"time\":\"%s\",\"purifier\":\"fan\",\"power\":\"on\",\"changed\":true,\"reason\":\"too-high\",\"why\":\"%s\"}"
                .formatted(NOW.minus(90, ChronoUnit.MINUTES), why);
    }

    private static String series() {
        StringJoiner count = new StringJoiner(",");
        StringJoiner min = new StringJoiner(",");
        StringJoiner mean = new StringJoiner(",");
        StringJoiner max = new StringJoiner(",");
        Instant start = NOW.minus(24, ChronoUnit.HOURS);
        for (int i = 0; i < SLOTS; i++) {
            Instant time = start.plusSeconds((long) i * STEP);
            boolean silent = !time.isBefore(SILENT_FROM) && time.isBefore(SILENT_TO);
            double value = 800 + 300 * Math.sin(i / 12.0);
            count.add(silent ? "0" : "20");
            min.add(silent ? "null" : Double.toString(value - 30));
            mean.add(silent ? "null" : Double.toString(value));
            max.add(silent ? "null" : Double.toString(value + 30));
        }
        return """
                {"room":"kitchen","quantity":"co2","unit":"ppm","from":"%1$s","to":"%2$s","step":%3$d,"cadence":30,"start":"%1$s",
                 "count":[%4$s],"min":[%5$s],"mean":[%6$s],"max":[%7$s]}""".formatted(start, NOW, STEP, count, min, mean, max);
    }
}
