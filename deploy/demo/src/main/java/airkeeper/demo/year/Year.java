package airkeeper.demo.year;

import airkeeper.demo.Place;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Lives through a year of the demo's rooms under one controller after the other, and prints a table for each room. */
public final class Year {
    private static final long SEED = 1;

    private Year() {}

    /** {@code deploy/year.sh} runs it. */
    public static void main(String[] arguments) {
        for (RoomYear year : RoomYear.all(SEED)) {
            System.err.println("Living through a year of the " + year.place().room() + " …");
            print(year.place(), rows(year), System.out);
        }
        System.out.println();
        System.out.println(
                "least on: nobody who is above for so long can do with less, even with the whole year known beforehand");
    }

    private static List<Row> rows(RoomYear year) {
        Foresight foresight = Foresight.of(year);
        return Contender.all(year.place()).parallelStream()
                .map(contender -> {
                    Account account = year.under(contender.fresh().get());
                    return new Row(contender.name(), account, foresight.leastHoursOn(account.hoursAbove()));
                })
                .toList();
    }

    static void print(Place place, List<Row> rows, PrintStream out) {
        String unit = place.quantity().unit();
        out.println();
        out.printf(Locale.ENGLISH, "%s: %s, above %.0f %s%n", place.room(), place.drives(), place.on(), unit);
        out.printf("%-28s %12s %9s %9s %9s %9s%n", "", "switches/day", "h above", unit + "·h", "h on", "least on");
        for (Row row : rows) {
            Account account = row.account();
            out.printf(
                    Locale.ENGLISH,
                    "%-28s %12.1f %9.0f %9.0f %9.0f %9.0f%n",
                    row.name(),
                    account.switchesPerDay(),
                    account.hoursAbove(),
                    account.excess(),
                    account.hoursOn(),
                    row.leastHoursOn());
        }
    }

    /** One line of a table. */
    record Row(String name, Account account, double leastHoursOn) {}
}
