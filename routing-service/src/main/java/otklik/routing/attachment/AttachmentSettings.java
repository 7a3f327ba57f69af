package otklik.routing.attachment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Files of messages, for who may read their case. */
@ConfigMapping(prefix = "otklik.attachments")
public interface AttachmentSettings {
    /** How long a link to a file opens it. */
    @WithDefault("PT5M")
    Duration linkLife();
}
