package otklik.standalone.cli;

import java.time.Duration;
import java.time.Instant;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import otklik.standalone.Words;

/** How far back a trial has got: a bar over the hours on a terminal, a line every few seconds elsewhere. */
final class TrialBar implements AutoCloseable {

    private static final long LINE_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final Screen screen;
    private final Instant now;
    private final @Nullable ProgressBar bar;
    private long saidNanos = System.nanoTime();
    private long cases;

    TrialBar(Screen screen, Instant since, Instant now) {
        this.screen = screen;
        this.now = now;
        var console = System.console();
        bar = console == null || !console.isTerminal()
                ? null
                : new ProgressBarBuilder()
                        .setTaskName("  rules try")
                        .setInitialMax(Math.max(1, Duration.between(since, now).toHours()))
                        .setUnit(" h", 1)
                        .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                        .setUpdateIntervalMillis(200)
                        .continuousUpdate()
                        .build();
    }

    /** One more case; they come newest first. */
    void read(Instant openedAt) {
        cases++;
        if (bar != null) {
            bar.stepTo(Math.max(0, Duration.between(openedAt, now).toHours()));
            if (cases % 1000 == 0) {
                bar.setExtraMessage(" " + Words.of("rules.try.progress", cases, openedAt.toString()));
            }
        } else if (System.nanoTime() - saidNanos > LINE_EVERY_NANOS) {
            saidNanos = System.nanoTime();
            screen.line("  " + Words.of("rules.try.progress", cases, openedAt.toString()));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
