package otklik.standalone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import otklik.standalone.launch.Service;

class RouteTableTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/messages, INGEST",
        "/v1/messages:stream, INGEST",
        "/hooks/telegram/main, INGEST",
        "/open311/v2/requests.json, INGEST",
        "/open311/discovery.xml, INGEST",
        "/v1/imports, INGEST",
        "/v1/web/chats, INGEST",
        "/v1/web/chats/messages, INGEST",
        "/v1/web/form, INGEST",
        "/v1/web/chats/stream, NOTIFY",
        "/v1/web/chats/notices, NOTIFY",
        "/web/, NOTIFY",
        "/web/chat.js, NOTIFY",
        "/web/case.html, NOTIFY",
        "/v1/connectors/import/keys, INGEST",
        "/v1/attachments/0198, INGEST",
        "/v1/cases/ABCDE-12345/attachments/0198, ROUTING",
        "/v1/connectors/import/webhook, NOTIFY",
        "/v1/connectors/import/statuses, NOTIFY",
        "/v1/connectors/import/statuses/key, NOTIFY",
        "/v1/connectors/import/poll, INGEST",
        "/v1/deliveries, NOTIFY",
        "/v1/notices/stop/0198, NOTIFY",
        "/v1/agency/webhook/replay, NOTIFY",
        "/v1/classify, CLASSIFY",
        "/v1/cases/ABCDE-12345/assignment, ROUTING",
        "/v1/public/cases/ABCDE-12345, ROUTING",
        "/v1/intakes/b1, ROUTING",
        "/v1/routing-history, ROUTING",
        "/v1/traces/m1, ROUTING"
    })
    void shouldFindServiceWhenPathIsItsOwn(String path, Service service) {
        assertThat(RouteTable.target(path)).hasValue(new RouteTable.Target(service, path));
    }

    @Test
    void shouldReachServicesOwnPagesWhenItIsNamed() {
        assertThat(RouteTable.target("/services/notify/q/metrics"))
                .hasValue(new RouteTable.Target(Service.NOTIFY, "/q/metrics"));
    }

    @ParameterizedTest
    @CsvSource({
        "/",
        "/v1/messagesandmore",
        "/v1/classifyandmore",
        "/services/unknown/q/health",
        "/services/ingest/v1/messages",
        "/q/health"
    })
    void shouldFindNothingWhenPathBelongsToNobody(String path) {
        assertThat(RouteTable.target(path)).isEmpty();
    }
}
