package otklik.classify.tagging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import otklik.classify.mask.PersonalData;
import otklik.contracts.Tags;

/**
 * Metrics of tagging; the names are a public interface. All are there from the start, so that a category without messages shows 0. A
 * batch that is handled again after a fault counts again.
 */
public final class TaggingMeters {
    private final Map<String, Counter> categories;
    private final Map<String, Counter> findings;
    private final DistributionSummary confidence;

    /** Registers the metrics of {@code categories}, codes of the pack. */
    public TaggingMeters(MeterRegistry registry, Collection<String> categories) {
        this.categories = categories.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        category -> Counter.builder("otklik.classify.tagged")
                                .description("Messages tagged, by first guess")
                                .tag("category", category)
                                .register(registry)));
        this.findings = Stream.of(PersonalData.values())
                .collect(Collectors.toMap(
                        PersonalData::code,
                        kind -> Counter.builder("otklik.classify.masked")
                                .description("Pieces of personal data masked, by kind")
                                .tag("kind", kind.code())
                                .register(registry)));
        this.confidence = DistributionSummary.builder("otklik.classify.confidence")
                .description("Confidence of the first guess, 0 to 1")
                .serviceLevelObjectives(0.25, 0.5, 0.75, 0.9, 0.95)
                .register(registry);
    }

    void tagged(Tags tags) {
        increment(categories, tags.category(), 1);
        tags.masked().forEach((kind, count) -> increment(findings, kind, count));
        confidence.record(tags.confidence());
    }

    private static void increment(Map<String, Counter> counters, String name, int by) {
        Counter counter = counters.get(name);
        if (counter != null) {
            counter.increment(by);
        }
    }
}
