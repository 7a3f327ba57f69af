package otklik.classify.tagging;

import otklik.contracts.Tags;

/** What a text alone says. */
public record Understood(String maskedText, Tags tags) {
    /** Facts only. */
    @Override
    public String toString() {
        return "Understood[text=" + maskedText.length() + " characters, category=" + tags.category() + "]";
    }
}
