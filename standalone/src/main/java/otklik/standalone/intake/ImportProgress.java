package otklik.standalone.intake;

/** Is told how an import goes; may be called by several threads. */
public interface ImportProgress {

    /** So many rows are confirmed now. */
    void confirmed(int rows);

    /** Nothing can be sent at the moment; it is tried again. */
    void interrupted(String why);
}
