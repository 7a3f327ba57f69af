package otklik.region;

/**
 * One thing that is wrong in a region pack.
 *
 * @param file path inside the pack, with forward slashes
 * @param line line in that file, from 1 (1 also where the whole file is meant)
 * @param what what was found
 * @param expected what should stand there, as the end of the sentence "expected …"
 */
public record Fault(String file, int line, String what, String expected) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + what + "; expected " + expected;
    }
}
