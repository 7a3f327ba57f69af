package otklik.ingest;

import io.vertx.core.Future;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import otklik.ingest.load.Captcha;

/** Takes everybody for a person who does not say that he is a robot; is away when asked to be. */
@Alternative
@Priority(1)
@Singleton
public final class CautiousCaptcha implements Captcha {
    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public Future<Verdict> check(@Nullable String answer, @Nullable String address) {
        if ("away".equals(answer)) {
            return Future.succeededFuture(Verdict.UNKNOWN);
        }
        return Future.succeededFuture("robot".equals(answer) ? Verdict.NO_PERSON : Verdict.PERSON);
    }
}
