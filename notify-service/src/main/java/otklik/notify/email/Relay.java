package otklik.notify.email;

import io.quarkus.mailer.runtime.MailerRuntimeConfig;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliverySettings;

/**
 * The relay of {@code quarkus.mailer.*}. Quarkus's own client waits without end for a relay that falls silent, and keeps the connection;
 * this one is the same but for that: a connection on which nothing happens for longer than an attempt may take is closed.
 */
@Singleton
final class Relay {
    private static final int SMTP = 25;
    private static final int SMTP_OVER_TLS = 465;

    private final Vertx vertx;
    private final Duration limit;
    private final MailClient client;

    Relay(Vertx vertx, MailersRuntimeConfig mailers, DeliverySettings deliveries) {
        this.vertx = vertx;
        this.limit = deliveries.attemptTimeout();
        this.client = MailClient.create(
                vertx, config(Objects.requireNonNull(mailers.mailers().get(Mailers.DEFAULT_MAILER_NAME)), limit));
    }

    private static MailConfig config(MailerRuntimeConfig mailer, Duration limit) {
        boolean tls = mailer.ssl() || mailer.tls().orElse(false);
        int millis = (int) limit.toMillis();
        MailConfig config = new MailConfig(
                        mailer.host(),
                        mailer.port().orElse(tls ? SMTP_OVER_TLS : SMTP),
                        StartTLSOptions.valueOf(mailer.startTLS().toUpperCase(Locale.ROOT)),
                        LoginOption.valueOf(mailer.login().toUpperCase(Locale.ROOT)))
                .setSsl(tls)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setMaxPoolSize(mailer.maxPoolSize())
                .setKeepAlive(mailer.keepAlive())
                // Before it would be closed for idleness: who takes one up must not meet its end.
                .setKeepAliveTimeout(Math.max(1, millis / 2))
                .setKeepAliveTimeoutUnit(TimeUnit.MILLISECONDS)
                .setPoolCleanerPeriod(1_000)
                .setPoolCleanerPeriodUnit(TimeUnit.MILLISECONDS)
                .setConnectTimeout(millis)
                // After the attempt's own end, which says more.
                .setIdleTimeout(millis + 1_000)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        mailer.username().ifPresent(config::setUsername);
        mailer.password().ifPresent(config::setPassword);
        mailer.ownHostName().ifPresent(config::setOwnHostname);
        mailer.authMethods().ifPresent(config::setAuthMethods);
        return config;
    }

    /** Tells the result once, on the loop that it is called on, at the latest when an attempt's time is over. */
    void send(Letter letter, Consumer<DeliveryResult> told) {
        Attempt attempt = new Attempt(letter, told);
        long timer = vertx.setTimer(limit.toMillis(), late -> attempt.timeIsOver());
        client.sendMail(letter, sent -> {
            vertx.cancelTimer(timer);
            attempt.ended(
                    sent.succeeded()
                            ? new DeliveryResult.Delivered(sent.result().getMessageID())
                            : EmailAnswer.of(sent.cause(), letter.isBegun()));
        });
    }

    /** Confined to the sending loop. */
    private static final class Attempt {
        private final Letter letter;
        private final Consumer<DeliveryResult> told;
        private boolean over;

        private Attempt(Letter letter, Consumer<DeliveryResult> told) {
            this.letter = letter;
            this.told = told;
        }

        private void timeIsOver() {
            ended(EmailAnswer.silence(!letter.holdBack()));
        }

        private void ended(DeliveryResult result) {
            if (!over) {
                over = true;
                told.accept(result);
            }
        }
    }

    @PreDestroy
    void close() {
        var _ = client.close();
    }
}
