package otklik.notify.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How deliveries are tried, retried and given up. */
@ConfigMapping(prefix = "otklik.delivery")
public interface DeliverySettings {
    /** How long a sender holds a notice before another may take it; above the time limit of an attempt. */
    @WithDefault("PT60S")
    Duration lease();

    /** Time limit of one attempt, connecting included. */
    @WithDefault("PT10S")
    Duration attemptTimeout();

    /** Pause before the second attempt; doubles with each further one, less some jitter. */
    @WithDefault("PT1S")
    Duration firstRetry();

    /** Longest pause between two attempts. */
    @WithDefault("PT15M")
    Duration longestRetry();

    /** Longest pause that a receiver may ask for ({@code Retry-After}); one that asks for more is tried again then. */
    @WithDefault("P1D")
    Duration longestRetryAfter();

    /** Attempts after which a notice that the receiver refuses (4xx) is given up. */
    @WithDefault("5")
    int refusedAttempts();

    /** Age at which a notice is given up, whatever the reason. */
    @WithDefault("PT72H")
    Duration giveUpAfter();

    /** How long outcomes are gathered before they are written in one transaction. */
    @WithDefault("PT0.010S")
    Duration gather();

    /** How often due notices are looked for without a sign that there are some. */
    @WithDefault("PT0.250S")
    Duration look();

    /** How long finished deliveries are kept; at least as long as cases.events, or a replay would tell them again. */
    @WithDefault("P31D")
    Duration keep();

    /** Notices that are claimed with one statement; the longer the statement, the later the urgent ones of the next. */
    @WithDefault("16")
    int claimMost();

    /** Notices that this process has in hand at most, over all webhooks and bots; the others wait in the table. */
    @WithDefault("20000")
    int mostHeld();
}
