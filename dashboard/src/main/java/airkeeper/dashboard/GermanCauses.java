package airkeeper.dashboard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What nodes, broker and history name in English as the cause of something, in German; what is not known is quoted. */
final class GermanCauses {
    /** How the wire numbers a broker's reason. */
    private static final Pattern NUMBERED = Pattern.compile("(.+)( \\(0x[0-9A-F]{2}\\))");

    private static final Map<Pattern, Function<MatchResult, String>> KNOWN = known();

    private GermanCauses() {}

    /** A clause or sentences, as they follow a colon, with the full stop. */
    static String of(String english) {
        String text = english.replaceFirst("\\.$", "");
        String said = inner(text);
        return said.endsWith("?") ? said : said + ".";
    }

    private static Optional<String> german(String text) {
        for (Map.Entry<Pattern, Function<MatchResult, String>> each : KNOWN.entrySet()) {
            Matcher found = each.getKey().matcher(text);
            if (found.matches()) {
                return Optional.of(each.getValue().apply(found));
            }
        }
        Matcher numbered = NUMBERED.matcher(text);
        return numbered.matches() ? german(numbered.group(1)).map(said -> said + numbered.group(2)) : Optional.empty();
    }

    /** The same without its full stop. */
    private static String inner(String text) {
        return german(text).orElse("„" + text + "“");
    }

    private static String power(String english) {
        return english.equals("on") ? "an" : "aus";
    }

    private static Map<Pattern, Function<MatchResult, String>> known() {
        Map<Pattern, Function<MatchResult, String>> known = new LinkedHashMap<>();
        relay(known);
        broker(known);
        history(known);
        return known;
    }

    private static void relay(Map<Pattern, Function<MatchResult, String>> known) {
        add(known, "the relay does not answer: (.+)", found -> "es antwortet nicht: " + inner(found.group(1)));
        add(
                known,
                "the relay was switched (on|off) (.+) ago but says (on|off): was it switched by somebody else\\?",
                found -> "es wurde vor %s %sgeschaltet, meldet aber %s; hat es jemand anders geschaltet?"
                        .formatted(found.group(2), power(found.group(1)), power(found.group(3))));
        add(
                known,
                "the relay was switched (on|off) (.+) ago but still says (on|off)",
                found -> "es wurde vor %s %sgeschaltet, meldet aber noch %s"
                        .formatted(found.group(2), power(found.group(1)), power(found.group(3))));
    }

    private static void broker(Map<Pattern, Function<MatchResult, String>> known) {
        add(
                known,
                "no line to (\\S+): (.+)",
                found -> "keine Verbindung zu " + found.group(1) + ": " + inner(found.group(2)));
        add(
                known,
                "the broker refused the user name or password(?: without a user)?; check user and password",
                "er lehnt Benutzer oder Passwort ab; bitte beide in den Einstellungen prüfen");
        add(
                known,
                "the broker does not let this node in(?: without a user)?; check user and password,"
                        + " and the broker's permissions",
                "er lässt Airkeeper nicht herein; bitte Benutzer, Passwort und die Rechte im Broker prüfen");
        add(
                known,
                "another program uses the name (.+) too; give each node a name of its own",
                found -> "ein anderes Programm heißt auch " + found.group(1)
                        + "; bitte jedem Knoten einen eigenen Namen geben");
        add(
                known,
                "no broker listens there; start it, or correct the url",
                "dort läuft kein Broker; bitte ihn starten oder die Adresse berichtigen");
        add(
                known,
                "there is no host of that name; check the url",
                "diesen Namen kennt niemand; bitte die Adresse prüfen");
        add(known, "the host does not answer", "der Rechner antwortet nicht");
        add(known, "no network leads to the host", "kein Netzwerk führt zu diesem Rechner");
        add(known, "the broker is busy or shutting down", "er ist überlastet oder wird gerade beendet");
        add(known, "the broker has ended the connection", "er hat die Verbindung beendet");
        add(known, "the broker closed the connection", "er hat die Verbindung geschlossen");
        add(
                known,
                "the connection broke \\((.+)\\)",
                found -> "die Verbindung ist abgerissen („" + found.group(1) + "“)");
        add(
                known,
                "something listens there, but does not answer as a broker",
                "dort läuft etwas, das nicht wie ein Broker antwortet");
    }

    private static void history(Map<Pattern, Function<MatchResult, String>> known) {
        add(
                known,
                "It was not reached yet; this takes a moment after the start",
                "noch keine Verbindung; nach dem Start dauert das einen Moment");
        add(
                known,
                "the history in (.+?) could not be [a-z ]+: (.+)\\. Look whether the disk is full or read-only and the file is"
                        + " this program's own",
                found ->
                        "der Zugriff auf %s ist misslungen (%s); bitte prüfen, ob der Datenträger voll oder schreibgeschützt ist"
                                .formatted(found.group(1), inner(found.group(2))));
        add(
                known,
                "the history in (.+?) could not be [a-z ]+: (.+)",
                found -> "der Zugriff auf " + found.group(1) + " ist misslungen: " + inner(found.group(2)));
        add(
                known,
                "nothing answers there; look whether PostgreSQL runs, and whether listen_addresses and a firewall let this"
                        + " machine reach it",
                "dort antwortet nichts; bitte prüfen, ob PostgreSQL läuft und ob listen_addresses und Firewall diesen Rechner"
                        + " zulassen");
        add(known, "its disk is full; make room there", "ihr Datenträger ist voll; bitte dort Platz schaffen");
        add(
                known,
                "it is stopping or starting; it is tried again until it is there",
                "sie startet oder endet gerade; es wird weiter versucht");
        add(
                known,
                "The history takes (.+), more than its budget of (.+); give it more \\(history\\.budget\\), or keep less"
                        + " \\(history\\.keep\\)",
                found ->
                        "die Aufzeichnung belegt %s, erlaubt sind %s; bitte mehr erlauben (history.budget) oder weniger"
                                        .formatted(found.group(1), found.group(2))
                                + " aufbewahren (history.keep)");
        add(
                known,
                "Only (.+) are free where the history is kept; when the disk is full, nothing more is remembered\\. Make room,"
                        + " or keep less \\(history\\.keep\\)",
                found -> "nur noch " + found.group(1)
                        + " sind frei; ist er voll, wird nichts mehr aufgezeichnet. Bitte Platz"
                        + " schaffen oder weniger aufbewahren (history.keep)");
    }

    private static void add(Map<Pattern, Function<MatchResult, String>> known, String english, String german) {
        add(known, english, _ -> german);
    }

    private static void add(
            Map<Pattern, Function<MatchResult, String>> known, String english, Function<MatchResult, String> german) {
        known.put(Pattern.compile(english), german);
    }
}
