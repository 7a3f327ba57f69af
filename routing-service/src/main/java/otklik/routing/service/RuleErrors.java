package otklik.routing.service;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import otklik.region.RuleFailed;
import otklik.routing.casework.RuleAlarm;

/** Tells the log and the metrics of rules that cannot be asked. */
@Singleton
final class RuleErrors implements RuleAlarm {
    private final MeterRegistry registry;

    RuleErrors(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void failed(String rule, RuleFailed why) {
        RuleAlarm.LOG.failed(rule, why);
        Counter.builder("otklik.rules.errors")
                .description("Messages that wait in triage because a rule could not be asked")
                .tag("rule", rule)
                .register(registry)
                .increment();
    }
}
