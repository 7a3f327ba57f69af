package otklik.notify.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.List;
import otklik.eventing.EventJson;

/**
 * What a notice says in a chat, sealed as JSON.
 *
 * @param buttons under it, in one row; the text says how to answer without
 */
record Content(String text, List<Button> buttons) {

    /**
     * A button.
     *
     * @param data what the page sends as {@code button} when it is pressed
     */
    record Button(String label, String data) {}

    String json() {
        try {
            return EventJson.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UncheckedIOException when it is none of ours */
    static Content of(String json) {
        try {
            return EventJson.mapper().readValue(json, Content.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "Content[text=" + text.length() + " characters]";
    }
}
