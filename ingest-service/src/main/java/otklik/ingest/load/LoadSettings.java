package otklik.ingest.load;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** How much may come in from one side while others want in as well. */
@ConfigMapping(prefix = "otklik.ingest.load")
public interface LoadSettings {
    /** Most of what may wait for the broker that one source may hold, above 0 and below 1; less while others hold some. */
    @WithDefault("0.1")
    double share();

    /** Messages a second of each source that has no limit of its own; as many as come when absent. */
    OptionalDouble perSecond();

    /** Messages that may come at once beyond that; a second's worth when absent. */
    OptionalInt burst();

    /** Limits of each citizen. */
    Citizen citizen();

    /** Sources with limits of their own, by the connector's code or by channel and bot: telegram-region. */
    Map<String, SourceLimits> sources();

    /** The check that tells people from programs; there is none without a url. */
    CaptchaSettings captcha();

    /** Limits of each citizen. */
    interface Citizen {
        /** Messages a minute of one citizen on channels that he reaches himself; connectors answer for theirs. 0: no limit. */
        @WithDefault("20")
        double perMinute();

        /** Messages of one citizen that may come at once beyond that. */
        @WithDefault("60")
        int burst();

        /** Most citizens whose messages are counted; beyond that who wrote least lately is forgotten. */
        @WithDefault("65536")
        int most();
    }

    /** What is allowed to one source. */
    interface SourceLimits {
        /** Messages a second from it. */
        OptionalDouble perSecond();

        /** Messages from it at once beyond that; a second's worth when absent. */
        OptionalInt burst();

        /** Messages a minute of one citizen by it, also where it is a connector; 0: no limit. */
        OptionalDouble citizenPerMinute();

        /** Messages of one citizen at once beyond that. */
        OptionalInt citizenBurst();
    }

    /** A service that knows whether a person solved its task. */
    interface CaptchaSettings {
        /** Its address for checking, as its provider names it. */
        Optional<String> url();

        /** File with the secret that its provider gave. */
        Optional<Path> secretFile();

        /** Name under which it wants what the page got: response, or token. */
        @WithDefault("response")
        String answerField();

        /** Name under which it wants the visitor's address: remoteip, or ip. */
        @WithDefault("remoteip")
        String addressField();

        /** How long it may take to say; then the message is let in, and counted as unchecked. */
        @WithDefault("PT3S")
        Duration timeout();
    }
}
