package otklik.testkit.resource;

/** What a resource turned out to be. */
public enum Backing {
    /** Named by {@code OTKLIK_TEST_KAFKA} or {@code OTKLIK_TEST_POSTGRES}; somebody else starts and stops it. */
    GIVEN,
    /** A container of a local image, through Testcontainers. */
    CONTAINER,
    /** Started by this build from its own dependencies. */
    EMBEDDED
}
