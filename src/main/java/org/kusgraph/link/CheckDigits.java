package org.kusgraph.link;

import java.math.BigInteger;
import java.util.Locale;

/** The check digits of identifiers: whether those of a known scheme fit the rest. */
final class CheckDigits {
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    /** Douglas Crockford's digits of base 32, which leave out letters that are easily mistaken. */
    private static final String BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int DECIMAL = 10;
    private static final int LETTERS_AND_DIGITS = 36;

    private CheckDigits() {}

    /**
     * Whether an identifier's check digits are right.
     *
     * @param scheme the name of the scheme; of one that is not known here, every identifier is right
     * @param identifier the identifier, of which spaces and hyphens are no part
     */
    static boolean fit(String scheme, String identifier) {
        String plain = identifier.replaceAll("[ -]", "");
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "lei" -> plain.matches("[0-9A-Z]{18}[0-9]{2}") && isLei(plain);
            case "isin" -> plain.matches("[A-Z]{2}[0-9A-Z]{9}[0-9]") && isIsin(plain);
            case "ror" -> plain.matches("0[0-9a-z]{6}[0-9]{2}") && isRor(plain);
            case "isni", "orcid" -> plain.matches("[0-9]{15}[0-9X]") && isIsni(plain);
            default -> true;
        };
    }

    /** ISO 17442 with ISO 7064 MOD 97-10: letters are numbers from 10, and the whole leaves 1. */
    private static boolean isLei(String lei) {
        return new BigInteger(asNumbers(lei)).mod(MODULUS).equals(BigInteger.ONE);
    }

    /** ISO 6166: letters are numbers from 10, then the sum of Luhn is a multiple of ten. */
    private static boolean isIsin(String isin) {
        String digits = asNumbers(isin);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - i), DECIMAL);
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled / DECIMAL + doubled % DECIMAL;
        }
        return sum % DECIMAL == 0;
    }

    /** ROR: seven digits of base 32, and two of ISO 7064 MOD 97-10. */
    private static boolean isRor(String ror) {
        long number = 0;
        int end = ror.length() - 2;
        for (int i = 0; i < end; i++) {
            int digit = BASE_32.indexOf(ror.charAt(i));
            if (digit < 0) {
                return false;
            }
            number = number * BASE_32.length() + digit;
        }
        long check = 98 - number * 100 % 97;
        return check == Integer.parseInt(ror.substring(end));
    }

    /** ISO 27729 with ISO 7064 MOD 11-2, where X stands for ten. */
    private static boolean isIsni(String isni) {
        int sum = 0;
        for (int i = 0; i < isni.length() - 1; i++) {
            sum = (sum + Character.digit(isni.charAt(i), DECIMAL)) * 2 % 11;
        }
        int check = (12 - sum) % 11;
        return isni.charAt(isni.length() - 1) == (check == DECIMAL ? 'X' : Character.forDigit(check, DECIMAL));
    }

    private static String asNumbers(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(character -> digits.append(Character.digit(character, LETTERS_AND_DIGITS)));
        return digits.toString();
    }
}
