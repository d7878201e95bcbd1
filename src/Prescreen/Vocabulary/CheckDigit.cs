namespace Prescreen.Vocabulary;

/// <summary>The check digits that LOINC and SNOMED CT put at the end of a code, so that a slip of the pen is seen.</summary>
internal static class CheckDigit
{
    private static readonly byte[][] Product =
    [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
        [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
        [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
        [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
        [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
        [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
        [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
        [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
        [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
    ];

    private static readonly byte[] Step = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

    /// <summary>True where the last digit is Verhoeff's of those before it: https://confluence.ihtsdotools.org/display/DOCRELFMT/Appendix+A</summary>
    public static bool IsVerhoeff(ReadOnlySpan<char> digits)
    {
        byte sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            var digit = digits[^(place + 1)] - '0';
            for (var turn = 0; turn < place % 8; turn++)
            {
                digit = Step[digit];
            }

            sum = Product[sum][digit];
        }

        return sum == 0;
    }

    /// <summary>True where the last digit is LOINC's of those before it (Mod 10, doubling from the right): https://loinc.org/kb/users-guide/calculating-mod-10-check-digits/</summary>
    /// <param name="digits">The code without its letters and dash.</param>
    /// <param name="isAnswer">True for an answer ("LA6576-8"): its letters count too, one of them doubled.</param>
    public static bool IsMod10(ReadOnlySpan<char> digits, bool isAnswer)
    {
        // Found on the 196 answers of HL7's R4 examples and mCODE, all of which agree: 8 where L stands at a doubled place, 5 where A does.
        var sum = !isAnswer ? 0 : digits.Length % 2 == 0 ? 8 : 5;
        for (var place = 0; place < digits.Length; place++)
        {
            var digit = (digits[^(place + 1)] - '0') * (1 + (place % 2));
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }
}
