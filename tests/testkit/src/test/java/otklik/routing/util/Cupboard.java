package otklik.routing.util;

/** Lives in a package that may not be. */
public final class Cupboard {
    private Cupboard() {}
}
