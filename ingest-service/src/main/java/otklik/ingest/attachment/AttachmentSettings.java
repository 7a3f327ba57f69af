package otklik.ingest.attachment;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How files that citizens send are fetched and kept. */
@ConfigMapping(prefix = "otklik.ingest.attachment")
public interface AttachmentSettings {
    /** Most files fetched at a time. */
    @WithDefault("8")
    int concurrency();

    /** Most files fetched at a time from one host. */
    @WithDefault("3")
    int perHost();

    /** Largest file. */
    @WithDefault("20M")
    MemorySize mostBytes();

    /** Memory for files in work, three times their size each; at least three times the largest file. */
    @WithDefault("64M")
    MemorySize memory();

    /** Most files of one message; those beyond are refused. */
    @WithDefault("20")
    int mostPerMessage();

    /** Pictures with more pixels are refused. */
    @WithDefault("250000000")
    long mostPixels();

    /** Pictures with more pixels get no thumbnail. */
    @WithDefault("50000000")
    long thumbnailPixels();

    /** Time limit of one attempt, connecting included. */
    @WithDefault("PT60S")
    Duration timeout();

    /** How long a replica holds a file before another may fetch it; above the time limit of an attempt. */
    @WithDefault("PT3M")
    Duration lease();

    /** Attempts after which a file is given up. */
    @WithDefault("14")
    int attempts();

    /** Attempts after which a file is given up that its source refuses (4xx). */
    @WithDefault("3")
    int refusedAttempts();

    /** Pause before the second attempt; doubles with each further one, less some jitter. A host that did not answer is left alone as long. */
    @WithDefault("PT5S")
    Duration firstRetry();

    /** Longest pause between two attempts. */
    @WithDefault("PT1H")
    Duration longestRetry();

    /** How often files to fetch are looked for without a sign that there are some. */
    @WithDefault("PT1S")
    Duration look();

    /** Pause between two looks for files that the region keeps no longer. */
    @WithDefault("PT10M")
    Duration sweep();

    /** Networks (CIDR) that files may be fetched from although they are private, by plain http too. */
    Optional<List<String>> allowedNetworks();

    /** Folder that files are kept in, encrypted, where no bucket is named. All replicas need the same one. */
    @WithDefault("data/attachments")
    Path folder();

    /** A bucket of an S3-compatible store, to keep files in instead of the folder. */
    Optional<Bucket> s3();

    /** Telegram's files. */
    TelegramFiles telegram();

    /** An S3-compatible store. */
    interface Bucket {
        /** Where the store is. */
        URI endpoint();

        /** The bucket; it must exist. */
        String bucket();

        /** The region that requests are signed for; us-east-1 when absent, which many stores take. */
        Optional<String> region();

        /** The access key's id. */
        String accessKey();

        /** The access key's secret. */
        String secretKey();
    }

    /** Telegram's files. */
    interface TelegramFiles {
        /** Where the Bot API is. */
        @WithDefault("https://api.telegram.org")
        URI host();

        /** Bots by their code in the region pack. */
        Map<String, FilesBot> bots();

        /** One bot. */
        interface FilesBot {
            /** The token that BotFather gave; a secret. Without it the bot's files wait. */
            Optional<String> token();
        }
    }
}
