package otklik.standalone.cli;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import otklik.standalone.Words;
import otklik.standalone.intake.ImportProgress;

/** The progress of an import: a bar with rate and time left on a terminal, a line every few seconds elsewhere. */
final class ImportBar implements ImportProgress, AutoCloseable {

    private static final long LINE_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final int rows;
    private final boolean terminal;
    private @Nullable ProgressBar bar;
    private long begunNanos;
    private long saidNanos;
    private int before;

    ImportBar(int rows) {
        this.rows = rows;
        var console = System.console();
        this.terminal = console != null && console.isTerminal();
    }

    synchronized void begin(int confirmedBefore) {
        before = confirmedBefore;
        begunNanos = System.nanoTime();
        saidNanos = begunNanos;
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName("  import")
                    .setInitialMax(rows)
                    .startsFrom(confirmedBefore, Duration.ZERO)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                    .setUpdateIntervalMillis(200)
                    .showSpeed()
                    .continuousUpdate()
                    .build();
        }
    }

    @Override
    public synchronized void confirmed(int confirmed) {
        if (bar != null) {
            bar.stepTo(confirmed);
        } else if (System.nanoTime() - saidNanos > LINE_EVERY_NANOS) {
            saidNanos = System.nanoTime();
            var seconds = (saidNanos - begunNanos) / 1e9;
            var rate = (confirmed - before) / seconds;
            var left = rate > 0 ? Math.round((rows - confirmed) / rate) : 0;
            System.out.println("  " + Words.of("import.progress", confirmed, rows, Math.round(rate), left));
        }
    }

    @Override
    public synchronized void interrupted(String why) {
        var text = Words.of("import.interrupted", why);
        if (bar != null) {
            bar.setExtraMessage(" " + text);
        } else {
            System.out.println("  " + text);
        }
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
