package otklik.standalone.launch;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to bring the system up.
 *
 * @param ports who listens where
 * @param regionPack folder of the region pack
 * @param java how the services' JVMs are started
 * @param training services write their ahead-of-time caches when they are stopped
 * @param patience how long all may take to become healthy
 */
public record LaunchOptions(PortPlan ports, Path regionPack, JavaCommand java, boolean training, Duration patience) {}
