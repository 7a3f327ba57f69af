package otklik.notify.vk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which token of a bot is in use: while tokens are being changed, one of two is good. Confined to the sending loop. */
final class VkTokens {
    private final VkSettings settings;
    private final Map<String, Integer> inUse = new HashMap<>();

    VkTokens(VkSettings settings) {
        this.settings = settings;
    }

    /** The token that the bot's next call shows. */
    Optional<String> of(String bot) {
        List<String> tokens = tokens(bot);
        return tokens.isEmpty()
                ? Optional.empty()
                : Optional.of(tokens.get(inUse.getOrDefault(bot, 0) % tokens.size()));
    }

    /** VK does not know this token: the next call shows another one, unless that is so already. */
    void unknown(String bot, String token) {
        if (of(bot).filter(token::equals).isPresent()) {
            inUse.merge(bot, 1, Integer::sum);
        }
    }

    private List<String> tokens(String bot) {
        return Optional.ofNullable(settings.bots().get(bot))
                .flatMap(VkSettings.Bot::tokens)
                .orElse(List.of());
    }
}
