package otklik.notify.template;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What notices say beside the pack's words. */
@ConfigMapping(prefix = "otklik.notice")
public interface NoticeSettings {
    /** Address of a case's page for the citizen; {reference} stands for the case's number. */
    @WithDefault("http://127.0.0.1:8080/web/case.html#{reference}")
    String statusUrl();

    /** Address where citizens find us, for places where everybody reads along: it names no case. */
    @WithDefault("http://127.0.0.1:8080/web/")
    String pageUrl();
}
