package airkeeper.wire.doctor;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Says what is being looked at and what was found, one after the other, and at last how it stands with all of it. */
public final class Doctor {
    private static final int WELL = 0;
    private static final int SOMETHING_WRONG = 1;

    private final PrintStream out;
    private final Map<Mark, Integer> counts = new EnumMap<>(Mark.class);

    public Doctor(PrintStream out) {
        this.out = out;
    }

    /** What comes next, since it may take some seconds. */
    public void looksAt(String what) {
        out.println(what);
        out.flush();
    }

    public void finds(List<Finding> findings) {
        for (Finding finding : findings) {
            counts.merge(finding.mark(), 1, Integer::sum);
            out.println("  " + finding.toString().replace("\n", "\n  "));
        }
        out.flush();
    }

    /** Says how many are wrong; the exit code for scripts, 0 when none is and 1 otherwise. */
    public int concludes() {
        int wrong = counts.getOrDefault(Mark.WRONG, 0);
        int notes = counts.getOrDefault(Mark.NOTE, 0);
        out.println((wrong == 0 ? "All is well" : wrong + (wrong == 1 ? " thing is wrong" : " things are wrong"))
                + (notes == 0 ? "." : ", with " + notes + (notes == 1 ? " note." : " notes.")));
        return wrong == 0 ? WELL : SOMETHING_WRONG;
    }
}
