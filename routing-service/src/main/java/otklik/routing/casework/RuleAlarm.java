package otklik.routing.casework;

import org.jboss.logging.Logger;
import otklik.region.RuleFailed;

/** Hears of rules that cannot be asked. */
@FunctionalInterface
public interface RuleAlarm {
    RuleAlarm LOG =
            (rule, why) -> Logger.getLogger(RuleAlarm.class).errorf("rule=%s failed fault=%s", rule, why.fault());

    /** @param rule its id */
    void failed(String rule, RuleFailed why);
}
