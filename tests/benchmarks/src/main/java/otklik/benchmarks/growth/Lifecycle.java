package otklik.benchmarks.growth;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * From a message on the stream to a closed case, as people do it at their desks: the page of the queue, the case, the step, and the
 * next one.
 */
final class Lifecycle {
    private static final long POLL_MILLIS = 25;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private final Tap tap;
    private final Staff staff;
    private final StepTimes times;

    Lifecycle(Tap tap, Staff staff, StepTimes times) {
        this.tap = tap;
        this.staff = staff;
        this.times = times;
    }

    /** Returns when the case is closed. */
    void live(int number) throws IOException, InterruptedException {
        long began = System.nanoTime();
        String reference = arrive(tap.tagged(number), began);
        Staff.Answer read = staff.get("case", "coordinator", null, path(reference));
        if (status(read).equals("triage")) {
            staff.get("queue", "coordinator", null, "/v1/cases").demand("queue");
            read = staff.post(
                    "assign",
                    "coordinator",
                    null,
                    path(reference) + "/assignment",
                    read.etag(),
                    new JsonObject().put("agency", "minstroy"));
        }
        String agency = read.body().getString("executor");
        staff.get("queue", "executor", agency, "/v1/cases").demand("queue");
        read = staff.get("case", "executor", agency, path(reference)).demand("case");
        read = staff.post("accept", "executor", agency, path(reference) + "/acceptance", read.etag(), new JsonObject());
        read = staff.post(
                "answer",
                "executor",
                agency,
                path(reference) + "/resolution",
                read.etag(),
                new JsonObject().put("text", "Работы выполнены, бригада выезжала на место."));
        if (status(read).equals("answered")) {
            staff.get("queue", "approver", agency, "/v1/cases").demand("queue");
            read = staff.get("case", "approver", agency, path(reference)).demand("case");
            read = staff.post(
                    "approve",
                    "approver",
                    agency,
                    path(reference) + "/approval",
                    read.etag(),
                    new JsonObject().put("approved", true));
        }
        read = staff.post("close", "moderator", null, path(reference) + "/closing", read.etag(), new JsonObject());
        if (!status(read).equals("closed")) {
            throw new IllegalStateException("the case is " + status(read));
        }
    }

    /** The case's reference, as soon as there is one. */
    private String arrive(String messageId, long began) throws IOException, InterruptedException {
        while (true) {
            Staff.Answer trace = staff.get("trace", "admin", null, "/v1/traces/" + messageId);
            @Nullable String reference = trace.body().getString("reference");
            if (reference != null) {
                times.took("arrival", System.nanoTime() - began);
                return reference;
            }
            if (System.nanoTime() - began > PATIENCE_NANOS) {
                throw new IllegalStateException("no case after a minute");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static String status(Staff.Answer read) {
        return String.valueOf(read.body().getString("status"));
    }

    private static String path(String reference) {
        return "/v1/cases/" + reference;
    }
}
