package otklik.classify.mask;

/** Check digits of the numbers that have them; {@code digits} holds values 0-9. */
final class Checksums {
    private static final int[] INN_10 = {2, 4, 10, 3, 5, 9, 4, 6, 8};
    private static final int[] INN_11 = {7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    private static final int[] INN_12 = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};

    private Checksums() {}

    /** ISO/IEC 7812-1, annex B. */
    static boolean luhn(byte[] digits, int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            int d = digits[n - 1 - i];
            if (i % 2 == 1) {
                d = d > 4 ? d * 2 - 9 : d * 2;
            }
            sum += d;
        }
        return sum % 10 == 0;
    }

    /** Order of the tax service of 2012-06-29 ММВ-7-6/435@: 10 digits of an organisation, 12 of a person. */
    static boolean inn(byte[] digits, int n) {
        return switch (n) {
            case 10 -> weighted(digits, INN_10) == digits[9];
            case 12 -> weighted(digits, INN_11) == digits[10] && weighted(digits, INN_12) == digits[11];
            default -> false;
        };
    }

    private static int weighted(byte[] digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += digits[i] * weights[i];
        }
        return sum % 11 % 10;
    }

    /** Insurance number of a personal account: 9 digits, then their sum weighted 9…1, modulo 101, of which 100 is written 00. */
    static boolean snils(byte[] digits, int n) {
        if (n != 11) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += digits[i] * (9 - i);
        }
        return sum % 101 % 100 == digits[9] * 10 + digits[10];
    }
}
