package airkeeper.node;

import org.jspecify.annotations.NullMarked;

/** The program with a bug in it, which shows at the first line of its input. */
@NullMarked
final class Crashing {
    private Crashing() {}

    public static void main(String[] arguments) throws Exception {
        Main.main(arguments);
        if (System.in.read() >= 0) {
            throw new IllegalStateException("a bug");
        }
    }
}
