package otklik.testkit.message;

import java.util.List;
import java.util.Locale;

/**
 * Mints personal data that belongs to nobody: valid by its check digits, so that a masker that verifies them still masks,
 * and the same for the same number.
 */
final class MarkerMint {

    private static final String[] ROOTS = {
        "Турух", "Вербиц", "Жигул", "Сыромят", "Кочерг", "Подколз", "Мухомор", "Загрив"
    };
    private static final String[] TAILS = {"танов", "аров", "ейкин", "овский", "унов", "ахин", "ельцев", "ошкин"};

    private MarkerMint() {}

    static Marker mint(Marker.Kind kind, int number) {
        return switch (kind) {
            case PHONE -> phone(number);
            case EMAIL -> email(number);
            case CARD -> card(number);
            case SNILS -> snils(number);
            case FLAT -> flat(number);
            case NAME -> name(number);
            case AUTHOR -> author(number);
        };
    }

    private static Marker phone(int number) {
        // 10 digits: 958, an even spread, so that neighbours differ in more than the last digit
        String ten = "958" + "%07d".formatted((1_234_567L + number * 7_919L) % 10_000_000);
        String written = switch (number % 4) {
            case 0 -> "+7 (%s) %s-%s-%s".formatted(part(ten, 0, 3), part(ten, 3, 6), part(ten, 6, 8), part(ten, 8, 10));
            case 1 -> "8" + ten;
            case 2 -> "8-%s-%s-%s-%s".formatted(part(ten, 0, 3), part(ten, 3, 6), part(ten, 6, 8), part(ten, 8, 10));
            default -> "+7" + ten;
        };
        return new Marker(Marker.Kind.PHONE, number, written, List.of(written, ten));
    }

    private static Marker email(int number) {
        String written = "zhitel.%d.kvartala@pochta-%d.example".formatted(number, number % 7);
        return new Marker(Marker.Kind.EMAIL, number, written, List.of(written, "zhitel.%d.kvartala".formatted(number)));
    }

    private static Marker card(int number) {
        String fifteen = "220012" + "%09d".formatted((345_678_901L + number * 15_485_863L) % 1_000_000_000);
        String digits = fifteen + luhn(fifteen);
        String spaced =
                String.join(" ", part(digits, 0, 4), part(digits, 4, 8), part(digits, 8, 12), part(digits, 12, 16));
        return new Marker(Marker.Kind.CARD, number, number % 2 == 0 ? spaced : digits, List.of(spaced, digits));
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }

    private static Marker snils(int number) {
        String nine = "%09d".formatted((112_233_445L + number * 104_729L) % 1_000_000_000);
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += Character.digit(nine.charAt(i), 10) * (9 - i);
        }
        String check = "%02d".formatted(sum % 101 % 100);
        String written = "%s-%s-%s %s".formatted(part(nine, 0, 3), part(nine, 3, 6), part(nine, 6, 9), check);
        return new Marker(Marker.Kind.SNILS, number, written, List.of(written, nine + check));
    }

    private static Marker flat(int number) {
        int flat = 1201 + number;
        return new Marker(
                Marker.Kind.FLAT,
                number,
                (number % 2 == 0 ? "кв. " : "квартира ") + flat,
                List.of("кв. " + flat, "кв." + flat, "квартира " + flat));
    }

    private static Marker name(int number) {
        int roots = ROOTS.length;
        // The middle syllables write the number in base 10, so that surnames never meet.
        StringBuilder middle = new StringBuilder();
        for (char digit : String.valueOf(number / (roots * TAILS.length)).toCharArray()) {
            middle.append("бавагадажазаканамапара", (digit - '0') * 2, (digit - '0') * 2 + 2);
        }
        String surname = ROOTS[number % roots]
                + (number < roots * TAILS.length ? "" : middle)
                + TAILS[number / roots % TAILS.length];
        String written = surname + " Аверкий Поликарпович";
        return new Marker(Marker.Kind.NAME, number, written, List.of(surname, surname.toUpperCase(Locale.ROOT)));
    }

    private static Marker author(int number) {
        String written = "native-author-%d-%s".formatted(number, Integer.toString(number * 31 + 7, 36));
        return new Marker(Marker.Kind.AUTHOR, number, written, List.of(written));
    }

    private static String part(String text, int from, int to) {
        return text.substring(from, to);
    }
}
