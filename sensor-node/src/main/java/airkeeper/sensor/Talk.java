package airkeeper.sensor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;

/** A talk with the person at the terminal. */
final class Talk {
    private final PrintStream out;
    private final BufferedReader in;

    Talk(PrintStream out, BufferedReader in) {
        this.out = out;
        this.in = in;
    }

    void say(String line) {
        out.println(line);
    }

    /** Whether the person types {@code yes}; an end of the talk is none. */
    boolean agrees(String question) {
        out.print(question + " Type yes or no: ");
        out.flush();
        try {
            return "yes".equals(in.readLine());
        } catch (IOException e) {
            return false;
        }
    }
}
