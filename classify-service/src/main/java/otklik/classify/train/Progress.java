package otklik.classify.train;

/** Told as each step of a training ends. */
@FunctionalInterface
public interface Progress {
    void step(String finished);
}
