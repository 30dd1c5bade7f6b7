package airkeeper.demo.year;

import java.time.LocalDate;
import java.util.List;

/** Days on which nobody is there, from the first to the last. */
record Holiday(LocalDate first, LocalDate last) {
    /** A school's, much as in Germany in 2027. */
    static final List<Holiday> SCHOOL = List.of(
            of("2027-01-01", "2027-01-08"),
            of("2027-03-25", "2027-04-06"),
            of("2027-05-17", "2027-05-18"),
            of("2027-07-22", "2027-09-03"),
            of("2027-10-18", "2027-10-30"),
            of("2027-12-23", "2027-12-31"));

    /** Of a family that goes away in summer, and between the years. */
    static final List<Holiday> FAMILY = List.of(of("2027-08-02", "2027-08-15"), of("2027-12-26", "2027-12-31"));

    private static Holiday of(String first, String last) {
        return new Holiday(LocalDate.parse(first), LocalDate.parse(last));
    }

    boolean has(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
