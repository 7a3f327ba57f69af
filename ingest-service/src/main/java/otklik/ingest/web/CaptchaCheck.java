package otklik.ingest.web;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Whether a person filled in a form or opened a chat. Called on event loops: never blocks. */
public interface CaptchaCheck {
    /**
     * @param answer what the captcha gave the page; absent when the page has none
     * @param remote address of the caller, as far as we know it
     * @return completes with the verdict; failed or false is a refusal
     */
    CompletionStage<Boolean> admits(@Nullable String answer, String remote);
}
