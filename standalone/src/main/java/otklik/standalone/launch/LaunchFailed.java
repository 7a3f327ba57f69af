package otklik.standalone.launch;

/** The system can't be brought up; the message is for the person who tried, and says what to do. */
public final class LaunchFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String word;
    private final transient Object[] arguments;

    LaunchFailed(String word, Object... arguments) {
        super(word);
        this.word = word;
        this.arguments = arguments.clone();
    }

    /** Key of the message in {@code Words}. */
    public String word() {
        return word;
    }

    /** Arguments of the message. */
    public Object[] arguments() {
        return arguments.clone();
    }
}
