package otklik.ingest.upload;

import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;

/**
 * Of the files of one post.
 *
 * @param mostFiles how many
 * @param mostOfOne bytes of each
 * @param mostBytes of all together
 */
record FormLimits(int mostFiles, long mostOfOne, long mostBytes) {
    private static final long MEGABYTE = 1024 * 1024;

    Refusal tooMany() {
        return new Refusal(Reason.TOO_MANY_ATTACHMENTS, "files", String.valueOf(mostFiles));
    }

    Refusal tooLarge(int index) {
        return new Refusal(Reason.ATTACHMENT_TOO_LARGE, "files[" + index + "]", megabytes(mostOfOne));
    }

    Refusal tooLargeTogether() {
        return new Refusal(Reason.ATTACHMENTS_TOO_LARGE, "files", megabytes(mostBytes));
    }

    private static String megabytes(long bytes) {
        return String.valueOf(Math.max(1, bytes / MEGABYTE));
    }
}
