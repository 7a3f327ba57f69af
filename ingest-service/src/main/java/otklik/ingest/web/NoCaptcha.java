package otklik.ingest.web;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Where no captcha is set up. */
@DefaultBean
@Singleton
final class NoCaptcha implements CaptchaCheck {
    @Override
    public CompletionStage<Boolean> admits(@Nullable String answer, String remote) {
        return CompletableFuture.completedFuture(true);
    }
}
