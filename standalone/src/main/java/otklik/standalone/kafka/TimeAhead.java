package otklik.standalone.kafka;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/** The system's clock, ahead by a fixed time. */
record TimeAhead(Duration by) implements Time {

    @Override
    public long milliseconds() {
        return Time.SYSTEM.milliseconds() + by.toMillis();
    }

    @Override
    public long nanoseconds() {
        return Time.SYSTEM.nanoseconds();
    }

    @Override
    public void sleep(long ms) {
        Time.SYSTEM.sleep(ms);
    }

    @Override
    public void waitObject(Object obj, Supplier<Boolean> condition, long deadlineMs) throws InterruptedException {
        Time.SYSTEM.waitObject(obj, condition, deadlineMs - by.toMillis());
    }
}
