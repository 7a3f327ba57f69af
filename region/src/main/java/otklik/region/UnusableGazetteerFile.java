package otklik.region;

/** A file that the gazetteer cannot be made of at all; nothing was written. */
public final class UnusableGazetteerFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final GazetteerImport.Problem problem;

    UnusableGazetteerFile(GazetteerImport.Problem problem) {
        super(problem.file() + ":" + problem.line() + ": " + problem.kind() + " " + problem.detail());
        this.problem = problem;
    }

    /** What is wrong, and where. */
    public GazetteerImport.Problem problem() {
        return problem;
    }
}
