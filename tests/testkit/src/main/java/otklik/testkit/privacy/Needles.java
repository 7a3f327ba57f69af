package otklik.testkit.privacy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.IntConsumer;

/**
 * Finds which of many byte strings occur in a text, in one pass however many they are (Aho and Corasick, 1975). Immutable
 * once built, so usable by several threads.
 */
final class Needles {

    private static final class Node {
        private final Map<Byte, Node> next = new HashMap<>(2);
        private final List<Integer> found = new ArrayList<>(1);
        private Node fallback = this;
    }

    private final Node root = new Node();

    /** @param needles found by their number in this list; empty ones are never found */
    Needles(List<byte[]> needles) {
        for (int number = 0; number < needles.size(); number++) {
            Node node = root;
            for (byte b : needles.get(number)) {
                node = node.next.computeIfAbsent(b, created -> new Node());
            }
            if (node != root) {
                node.found.add(number);
            }
        }
        link();
    }

    static Needles ofTexts(Collection<String> texts) {
        return new Needles(texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    private void link() {
        Queue<Node> breadth = new ArrayDeque<>();
        root.next.values().forEach(child -> {
            child.fallback = root;
            breadth.add(child);
        });
        for (Node node = breadth.poll(); node != null; node = breadth.poll()) {
            for (Map.Entry<Byte, Node> edge : node.next.entrySet()) {
                Node child = edge.getValue();
                child.fallback = step(node.fallback, edge.getKey());
                child.found.addAll(child.fallback.found);
                breadth.add(child);
            }
        }
    }

    private Node step(Node from, byte b) {
        Node node = from;
        while (true) {
            Node next = node.next.get(b);
            if (next != null) {
                return next;
            }
            if (node == root) {
                return root;
            }
            node = node.fallback;
        }
    }

    /** Calls with the number of every needle that occurs, once each. */
    void in(byte[] text, IntConsumer found) {
        BitSet told = new BitSet();
        Node node = root;
        for (byte b : text) {
            node = step(node, b);
            for (int number : node.found) {
                if (!told.get(number)) {
                    told.set(number);
                    found.accept(number);
                }
            }
        }
    }
}
