package otklik.eventing;

import java.util.List;
import java.util.Map;

/**
 * An event as bytes: what the outbox stores and the producer sends. Header values are text without line breaks. An empty payload is a
 * record without a value: no event has one.
 */
record Encoded(List<String> topics, String key, Map<String, String> headers, byte[] payload) {}
