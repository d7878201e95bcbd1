using System.Collections.Immutable;
using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Vocabulary;

namespace Prescreen.Evaluation;

/// <summary>A grade as an interval of whole numbers ("0-1" is 0 to 1); null where it can't be read.</summary>
internal static class GradeValue
{
    /// <summary>From a number, a coded answer, or words that hold one number or one range.</summary>
    public static (decimal Low, decimal High)? Read(ResultValue value, ImmutableArray<Concept> answers)
    {
        switch (value.Kind)
        {
            case ValueKind.Quantity:
                return value is { Low: { } low, High: { } high } ? (low, high) : null;
            case ValueKind.Coded or ValueKind.Text:
                for (var grade = 0; grade < answers.Length; grade++)
                {
                    if (value.Coded.Contains(answers[grade]))
                    {
                        return (grade, grade);
                    }
                }

                return value.Text is { } text ? Words(text) : null;
            case ValueKind.Boolean or ValueKind.None:
            default:
                return null;
        }
    }

    /// <summary>On which side of a threshold it lies.</summary>
    public static Side Against((decimal Low, decimal High) grade, Threshold threshold) => threshold.Compare(grade.Low, true, grade.High, true);

    // "ECOG 1", "CC-0/1", "grade 0 - 1": the numbers must be one, or two in ascending order with only a range's sign between.
    private static (decimal Low, decimal High)? Words(string text)
    {
        var numbers = new List<(int Value, int Start, int End)>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                continue;
            }

            var end = at;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            // "R0" and "T3" are other scales than the one asked for.
            if ((at > 0 && char.IsAsciiLetter(text[at - 1]) && (at == 1 || !char.IsAsciiLetter(text[at - 2]))) || end - at > 3 || (end < text.Length && text[end] is '.' or '%' or '+'))
            {
                return null;
            }

            numbers.Add((int.Parse(text.AsSpan(at, end - at), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture), at, end));
            at = end;
        }

        return numbers switch
        {
            [var only] => (only.Value, only.Value),
            [var first, var second] when second.Value > first.Value && IsRange(text[first.End..second.Start]) => (first.Value, second.Value),
            _ => null,
        };
    }

    private static bool IsRange(string between) => between.Trim() is "-" or "–" or "/" or "~" or "to" or "or" or "至" or "或";
}
