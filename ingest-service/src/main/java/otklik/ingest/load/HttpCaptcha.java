package otklik.ingest.load;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.ingest.load.LoadSettings.CaptchaSettings;

/**
 * Asks the provider as reCAPTCHA, hCaptcha and Turnstile ({@code {"success":true}}) and SmartCaptcha
 * ({@code {"status":"ok"}}) want to be asked: a form with the secret, the answer and the visitor's address.
 */
@Singleton
final class HttpCaptcha implements Captcha {
    private static final Logger LOG = Logger.getLogger(HttpCaptcha.class);
    private static final int MOST_ANSWER = 8 * 1024;

    private final CaptchaSettings settings;
    private final HttpClient http;
    private final MeterRegistry registry;
    private final @Nullable RequestOptions request;
    private final String secret;

    HttpCaptcha(Vertx vertx, LoadSettings load, MeterRegistry registry) {
        this.settings = load.captcha();
        this.registry = registry;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(16).setMaxWaitQueueSize(256));
        this.request = settings.url().map(this::request).orElse(null);
        this.secret = request == null ? "" : secret(settings);
    }

    @Override
    public boolean isOn() {
        return request != null;
    }

    @Override
    public Future<Verdict> check(@Nullable String answer, @Nullable String address) {
        RequestOptions to = request;
        if (to == null) {
            return Future.succeededFuture(Verdict.OFF);
        }
        if (answer == null || answer.isBlank() || answer.length() > MOST_ANSWER) {
            return Future.succeededFuture(counted(Verdict.NO_PERSON));
        }
        return http.request(to)
                .compose(asked -> asked.send(form(answer, address)))
                .compose(HttpCaptcha::verdict)
                .otherwise(fault -> {
                    LOG.warnf("captcha=away fault=%s", fault.getClass().getName());
                    return Verdict.UNKNOWN;
                })
                .map(this::counted);
    }

    private static Future<Verdict> verdict(HttpClientResponse response) {
        return response.statusCode() != 200
                ? Future.failedFuture(new IOException("status " + response.statusCode()))
                : response.body().map(HttpCaptcha::verdict);
    }

    private static Verdict verdict(Buffer body) {
        JsonObject said = new JsonObject(body);
        boolean person = Boolean.TRUE.equals(said.getValue("success")) || "ok".equals(said.getValue("status"));
        return person ? Verdict.PERSON : Verdict.NO_PERSON;
    }

    private Verdict counted(Verdict verdict) {
        Counter.builder("otklik.ingest.captcha")
                .description("Visitors checked for being people")
                .tag("verdict", verdict.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .register(registry)
                .increment();
        return verdict;
    }

    private Buffer form(String answer, @Nullable String address) {
        StringBuilder form = new StringBuilder("secret=").append(encoded(secret));
        form.append('&').append(settings.answerField()).append('=').append(encoded(answer));
        if (address != null) {
            form.append('&').append(settings.addressField()).append('=').append(encoded(address));
        }
        return Buffer.buffer(form.toString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private RequestOptions request(String url) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setTimeout(settings.timeout().toMillis())
                .addHeader("Content-Type", "application/x-www-form-urlencoded");
    }

    private static String secret(CaptchaSettings settings) {
        var file = settings.secretFile()
                .orElseThrow(() -> new IllegalArgumentException(
                        "otklik.ingest.load.captcha.secret-file is missing: the url alone is not enough"));
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read otklik.ingest.load.captcha.secret-file " + file, e);
        }
    }
}
