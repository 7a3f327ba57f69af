package otklik.notify.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.List;
import otklik.eventing.EventJson;
import otklik.notify.template.Button;

/**
 * What a notice says in a chat, sealed as JSON.
 *
 * @param buttons under it, in one row, whose data the page sends as {@code button} when one is pressed; the text says how to answer
 *     without
 */
record Content(String text, List<Button> buttons) {

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
