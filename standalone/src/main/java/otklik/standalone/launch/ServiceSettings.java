package otklik.standalone.launch;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import otklik.standalone.keys.KeyFiles;
import otklik.standalone.postgres.DatabaseLayout;
import otklik.standalone.postgres.EmbeddedPostgreSql;

/** What a service is told, as environment variables: passwords would be seen in a command line. */
record ServiceSettings(
        PortPlan ports, Path regionPack, KeyFiles keys, Path attachments, String kafka, EmbeddedPostgreSql database) {

    Map<String, String> of(Service service) {
        var settings = new HashMap<String, String>();
        settings.put("OTKLIK_KAFKA_BOOTSTRAP_SERVERS", kafka);
        settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        settings.put("OTKLIK_REGION_PACK", regionPack.toAbsolutePath().toString());
        settings.put("OTKLIK_KEYS_DIR", keys.folder().toString());
        settings.put("OTKLIK_INSTANCE", "0");
        settings.put("OTKLIK_BASE_URL", ports.baseUrl());
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(service)));
        settings.put(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                keys.tokenPublicKey().toUri().toString());
        // Below the connections that the proxy keeps to a service: open chats must not use them up.
        settings.put("OTKLIK_WEB_MOST_STREAMS", "900");
        // Webhooks of one machine are on it; elsewhere notify calls public addresses only.
        settings.put("OTKLIK_WEBHOOK_ALLOWED_NETWORKS", "127.0.0.0/8,::1/128");
        if (service == Service.INGEST) {
            settings.put("OTKLIK_INGEST_ATTACHMENT_FOLDER", attachments.toString());
        }
        service.schema().ifPresent(schema -> {
            var login = database.login(DatabaseLayout.roleOf(schema));
            settings.put("QUARKUS_DATASOURCE_JDBC_URL", login.url());
            settings.put("QUARKUS_DATASOURCE_USERNAME", login.user());
            settings.put("QUARKUS_DATASOURCE_PASSWORD", login.password());
            var owner = database.login(DatabaseLayout.OWNER);
            settings.put("QUARKUS_FLYWAY_USERNAME", owner.user());
            settings.put("QUARKUS_FLYWAY_PASSWORD", owner.password());
            if (schema.equals(DatabaseLayout.KEYS_OF)) {
                var keysLogin = database.keysLogin(DatabaseLayout.roleOf(schema));
                settings.put("QUARKUS_DATASOURCE_KEYS_JDBC_URL", keysLogin.url());
                settings.put("QUARKUS_DATASOURCE_KEYS_USERNAME", keysLogin.user());
                settings.put("QUARKUS_DATASOURCE_KEYS_PASSWORD", keysLogin.password());
                settings.put("QUARKUS_FLYWAY_KEYS_USERNAME", owner.user());
                settings.put("QUARKUS_FLYWAY_KEYS_PASSWORD", owner.password());
            }
        });
        return settings;
    }
}
