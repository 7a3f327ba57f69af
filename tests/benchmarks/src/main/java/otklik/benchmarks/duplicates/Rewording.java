package otklik.benchmarks.duplicates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** The same problem in other words. Numbers and names stay: they are what a citizen would not change. */
final class Rewording {
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?…])\\s+|\\n+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("прошу", "просим"),
            Map.entry("просим", "требуем"),
            Map.entry("пожалуйста", "очень просим"),
            Map.entry("очень", "весьма"),
            Map.entry("сделать", "выполнить"),
            Map.entry("сделайте", "выполните"),
            Map.entry("дорога", "проезжая часть"),
            Map.entry("дороги", "проезжей части"),
            Map.entry("дороге", "проезжей части"),
            Map.entry("дорогу", "проезжую часть"),
            Map.entry("яма", "выбоина"),
            Map.entry("ямы", "выбоины"),
            Map.entry("мусор", "отходы"),
            Map.entry("мусора", "отходов"),
            Map.entry("снег", "сугробы"),
            Map.entry("уберите", "очистите"),
            Map.entry("убрать", "очистить"),
            Map.entry("чистят", "убирают"),
            Map.entry("почему", "по какой причине"),
            Map.entry("когда", "в какие сроки"),
            Map.entry("дети", "ребята"),
            Map.entry("детей", "ребятишек"),
            Map.entry("люди", "жители"),
            Map.entry("людей", "жителей"),
            Map.entry("невозможно", "нельзя"),
            Map.entry("нельзя", "невозможно"),
            Map.entry("нет", "отсутствует"),
            Map.entry("плохо", "скверно"),
            Map.entry("постоянно", "всё время"),
            Map.entry("сейчас", "теперь"),
            Map.entry("сегодня", "на днях"),
            Map.entry("двор", "дворик"),
            Map.entry("автобус", "маршрутка"),
            Map.entry("автобусы", "маршрутки"),
            Map.entry("автобуса", "маршрутки"),
            Map.entry("ходить", "передвигаться"),
            Map.entry("работает", "функционирует"),
            Map.entry("фонари", "светильники"),
            Map.entry("свет", "освещение"),
            Map.entry("больница", "стационар"),
            Map.entry("врач", "доктор"),
            Map.entry("врача", "доктора"),
            Map.entry("также", "кроме того"),
            Map.entry("поэтому", "в связи с этим"),
            Map.entry("если", "в случае если"),
            Map.entry("уже", "к этому времени"),
            Map.entry("необходимо", "нужно"),
            Map.entry("нужно", "необходимо"),
            Map.entry("проблема", "трудность"),
            Map.entry("ситуация", "обстановка"));

    private final Random random;

    Rewording(Random random) {
        this.random = random;
    }

    String withGreeting(String text) {
        String[] greetings = {"Здравствуйте! ", "Добрый день. ", "Доброго времени суток! ", "Обращаюсь повторно. "};
        String[] ends = {" Спасибо.", " Жду ответа.", " С уважением", " Заранее спасибо!"};
        return greetings[random.nextInt(greetings.length)] + text + ends[random.nextInt(ends.length)];
    }

    /** A letter here, a comma there. */
    String edited(String text) {
        String plain = text.replace(",", random.nextBoolean() ? "" : ",").replace("!", ".");
        return typos(plain, 0.03);
    }

    String typos(String text, double share) {
        return mapWords(text, word -> random.nextDouble() < share && word.length() > 3 ? typo(word) : word);
    }

    String leftOut(String text, double share) {
        return mapWords(text, word -> random.nextDouble() < share ? "" : word);
    }

    String synonyms(String text) {
        return mapWords(text, word -> {
            String core = word.replaceAll("[^\\p{L}]", "");
            String other = SYNONYMS.get(core.toLowerCase(java.util.Locale.ROOT));
            return other == null ? word : word.replace(core, other);
        });
    }

    /** Sentences in another order, and neighbouring words here and there. */
    String reordered(String text) {
        List<String> sentences = new ArrayList<>(Arrays.asList(SENTENCE_END.split(text)));
        Collections.shuffle(sentences, random);
        String[] words = SPACE.split(String.join(" ", sentences));
        for (int i = 0; i + 1 < words.length; i++) {
            if (random.nextDouble() < 0.05 && !isFact(words[i]) && !isFact(words[i + 1])) {
                String first = words[i];
                words[i] = words[i + 1];
                words[++i] = first;
            }
        }
        return String.join(" ", words);
    }

    /** Up to a third of the sentences left out, and of a single one its end. What says where stays. */
    String shortened(String text) {
        List<String> sentences = new ArrayList<>(Arrays.asList(SENTENCE_END.split(text)));
        int most = Math.max(1, sentences.size() / 3);
        List<Integer> without = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            if (Arrays.stream(SPACE.split(sentences.get(i))).skip(1).noneMatch(Rewording::isFact)) {
                without.add(i);
            }
        }
        Collections.shuffle(without, random);
        without.stream()
                .limit(sentences.size() == 1 ? 0 : most)
                .sorted(Collections.reverseOrder())
                .forEach(i -> sentences.remove(i.intValue()));
        String[] words = SPACE.split(String.join(" ", sentences));
        int end = words.length;
        int least = words.length * 4 / 5;
        while (sentences.size() == 1 && end > least && !isFact(words[end - 1])) {
            end--;
        }
        return String.join(" ", Arrays.asList(words).subList(0, end));
    }

    String all(String text) {
        return typos(leftOut(synonyms(shortened(text)), 0.06), 0.03);
    }

    private interface WordMap {
        String of(String word);
    }

    private static String mapWords(String text, WordMap map) {
        StringBuilder out = new StringBuilder();
        for (String word : SPACE.split(text)) {
            String next = isFact(word) ? word : map.of(word);
            if (!next.isEmpty()) {
                out.append(out.isEmpty() ? "" : " ").append(next);
            }
        }
        return out.toString();
    }

    private static boolean isFact(String word) {
        return word.chars().anyMatch(Character::isDigit)
                || !word.isEmpty() && Character.isUpperCase(word.charAt(0))
                || word.matches("(?i)(ул|улиц|д|дом|г|город|с|пос|пер|просп|пр-т|мкр|дер)\\p{L}{0,3}[.,]?");
    }

    private String typo(String word) {
        int at = 1 + random.nextInt(word.length() - 2);
        return switch (random.nextInt(3)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
            default -> word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        };
    }
}
