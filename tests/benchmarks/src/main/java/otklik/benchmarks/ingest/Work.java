package otklik.benchmarks.ingest;

import java.util.List;
import otklik.benchmarks.ProcessTree;
import otklik.benchmarks.bed.Bed;
import otklik.standalone.launch.LoneService;

/** Processor time from its making on, by who used it, and the service's memory. */
final class Work {
    private final ProcessTree ingest;
    private final ProcessTree kafka;
    private final ProcessTree generator = new ProcessTree(List.of(ProcessHandle.current()));
    private double ingestThen;
    private double kafkaThen;
    private double generatorThen;

    Work(Bed bed, LoneService ingest) {
        this.ingest = new ProcessTree(List.of(ingest.process()));
        this.kafka = new ProcessTree(List.of(bed.kafka()));
        begin();
    }

    void begin() {
        ingestThen = ingest.cpuSeconds();
        kafkaThen = kafka.cpuSeconds();
        // The service and the broker are its children.
        generatorThen = generator.cpuSeconds() - ingestThen - kafkaThen;
    }

    double ingestMicros(long messages) {
        return (ingest.cpuSeconds() - ingestThen) * 1e6 / Math.max(1, messages);
    }

    double kafkaMicros(long messages) {
        return (kafka.cpuSeconds() - kafkaThen) * 1e6 / Math.max(1, messages);
    }

    double generatorMicros(long messages) {
        return (generator.cpuSeconds() - ingest.cpuSeconds() - kafka.cpuSeconds() - generatorThen)
                * 1e6
                / Math.max(1, messages);
    }

    double pssMib() {
        return ingest.pssMib();
    }
}
