package otklik.ingest;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import otklik.ingest.web.CaptchaCheck;

/** Takes everybody for a person who does not say that he is a robot; is away when asked to be. */
@Singleton
public final class CautiousCaptcha implements CaptchaCheck {
    @Override
    public CompletionStage<Boolean> admits(@Nullable String answer, String remote) {
        return "away".equals(answer)
                ? CompletableFuture.failedFuture(new IllegalStateException("no answer"))
                : CompletableFuture.completedFuture(!"robot".equals(answer));
    }
}
