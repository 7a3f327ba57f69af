package otklik.contracts.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import otklik.contracts.Stream;
import otklik.contracts.Streams;

/** The AsyncAPI 3.0 document of the whole system: channels, who sends and who receives, messages, promises. */
final class AsyncApi {
    private static final String SCHEMA_FORMAT = "application/schema+json;version=draft-2020-12";

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    private AsyncApi() {}

    /**
     * @param schemas event type → JSON Schema, for the words that go with a message
     * @param headers JSON Schema of the record headers
     */
    static ObjectNode document(SortedMap<String, ObjectNode> schemas, ObjectNode headers) {
        var api = new AsyncApi();
        api.head();
        ObjectNode channels = api.document.putObject("channels");
        Streams.ALL.forEach(stream -> channel(channels.putObject(Names.channel(stream)), stream));
        ObjectNode operations = api.document.putObject("operations");
        Streams.ALL.forEach(stream -> operations(operations, stream));
        ObjectNode components = api.document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        schemas.forEach((type, schema) -> message(messages.putObject(Names.message(type)), type, schema));
        components.putObject("schemas").set("cloudEventHeaders", headers);
        return api.document;
    }

    private void head() {
        document.put("asyncapi", "3.0.0");
        ObjectNode info = document.putObject("info");
        info.put("title", "Otklik");
        info.put("version", "1.0.0");
        info.put("description", """
                Citizens' messages from channel to case to answer, as events on Kafka. Each record is a CloudEvent 1.0 in \
                binary content mode: attributes in headers, the event's JSON in the value.
                Shapes change additively within a type: ignore fields that you do not know. A break is a new type beside the \
                old one. A record has at most %d bytes.
                Generated from the records of the module `contracts`; do not edit.
                """.formatted(Streams.MAX_RECORD_BYTES));
        info.putObject("license").put("name", "Apache-2.0").put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        document.put("defaultContentType", "application/json");
        ObjectNode local = document.putObject("servers").putObject("local");
        local.put("host", "localhost:8092");
        local.put("protocol", "kafka");
        local.put("description", "What `./otklik up` starts: base port + 12.");
    }

    private static void channel(ObjectNode channel, Stream<?> stream) {
        channel.put("address", stream.name().replace("<code>", "{code}"));
        channel.put("title", stream.name());
        channel.put("summary", stream.title());
        channel.put("description", Promises.of(stream));
        if (stream.isFamily()) {
            channel.putObject("parameters")
                    .putObject("code")
                    .put(
                            "description",
                            "Code of the "
                                    + stream.name().substring(0, stream.name().indexOf('.')) + " in the region pack.");
        }
        ObjectNode messages = channel.putObject("messages");
        stream.events().keySet().stream()
                .sorted()
                .forEach(type -> messages.putObject(Names.message(type))
                        .put("$ref", "#/components/messages/" + Names.message(type)));
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("partitions", stream.partitions());
        ObjectNode topic = kafka.putObject("topicConfiguration");
        var cleanup = topic.putArray("cleanup.policy");
        if (stream.compacted()) {
            cleanup.add("compact");
        }
        cleanup.add("delete");
        topic.put("retention.ms", stream.retention().toMillis());
        topic.put("max.message.bytes", Streams.MAX_RECORD_BYTES);
        kafka.put("bindingVersion", "0.5.0");
    }

    private static void operations(ObjectNode operations, Stream<?> stream) {
        operation(operations, stream, "send", stream.producer());
        stream.consumers().stream().sorted().forEach(consumer -> operation(operations, stream, "receive", consumer));
    }

    /** The document speaks for our services: what a stranger does is not an operation of ours. */
    private static void operation(ObjectNode operations, Stream<?> stream, String action, String who) {
        if (!who.endsWith("-service")) {
            return;
        }
        ObjectNode operation = operations.putObject(Names.operation(action, stream, who));
        operation.put("action", action);
        operation.putObject("channel").put("$ref", "#/channels/" + Names.channel(stream));
        operation.put("summary", who + (action.equals("send") ? " alone writes this stream." : " reads this stream."));
        operation.putArray("tags").addObject().put("name", who);
    }

    private static void message(ObjectNode message, String type, ObjectNode schema) {
        message.put("name", type);
        message.put("title", type);
        message.put("summary", schema.path("description").asText());
        message.put("description", "Sample: src/main/resources/otklik/samples/" + type + ".json");
        message.put("contentType", "application/json");
        var headers = message.putObject("headers").put("type", "object").putArray("allOf");
        headers.addObject().put("$ref", "#/components/schemas/cloudEventHeaders");
        headers.addObject()
                .put("type", "object")
                .putObject("properties")
                .putObject("ce_type")
                .put("const", type);
        ObjectNode payload = message.putObject("payload");
        payload.put("schemaFormat", SCHEMA_FORMAT);
        payload.putObject("schema").put("$ref", "./src/main/resources/otklik/schemas/" + type + ".json");
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("description", Names.keyOf(type));
        kafka.put("bindingVersion", "0.5.0");
    }
}
