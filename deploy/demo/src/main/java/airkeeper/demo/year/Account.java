package airkeeper.demo.year;

/**
 * What a year of control cost, and what it left undone.
 *
 * @param hoursAbove how long the true air was above the threshold, counted at the end of each step
 * @param excess the same hours, each times how far above: ppm·h or µg/m³·h
 * @param hoursOn how long the relay was on
 */
record Account(double switchesPerDay, double hoursAbove, double excess, double hoursOn) {}
