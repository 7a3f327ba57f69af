package otklik.classify.train;

import java.util.ArrayList;
import java.util.List;
import otklik.classify.kind.Kind;

/**
 * Messages whose kind a person has read, masked.
 *
 * @param texts masked
 * @param kinds one for each text
 */
record KindExamples(List<String> texts, List<Kind> kinds) {

    KindExamples {
        texts = List.copyOf(texts);
        kinds = List.copyOf(kinds);
    }

    int size() {
        return kinds.size();
    }

    KindExamples select(int[] which) {
        List<String> someTexts = new ArrayList<>(which.length);
        List<Kind> someKinds = new ArrayList<>(which.length);
        for (int i : which) {
            someTexts.add(texts.get(i));
            someKinds.add(kinds.get(i));
        }
        return new KindExamples(someTexts, someKinds);
    }

    KindExamples and(KindExamples others) {
        List<String> allTexts = new ArrayList<>(texts);
        allTexts.addAll(others.texts);
        List<Kind> allKinds = new ArrayList<>(kinds);
        allKinds.addAll(others.kinds);
        return new KindExamples(allTexts, allKinds);
    }
}
