using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Vocabulary;

namespace Prescreen.Evaluation;

/// <summary>What a qualitative test says.</summary>
internal enum Polarity
{
    /// <summary>Nobody can tell from the data.</summary>
    Unreadable,

    /// <summary>Positive, reactive, detected.</summary>
    Positive,

    /// <summary>Negative, non-reactive, not detected.</summary>
    Negative,

    /// <summary>Equivocal, borderline, indeterminate.</summary>
    Equivocal,
}

/// <summary>Reads positive and negative from codes, words, interpretation, titres and numbers with a range (clinical.md §2.11, §7).</summary>
internal static class PolarityReading
{
    private const string TitreUnit = "1:";

    /// <summary>What the result says; a value and an interpretation that contradict each other are equivocal.</summary>
    public static Polarity Of(ResultFact result, QualitativeAnswers answers)
    {
        var value = OfValue(result.Value, answers);
        var interpretation = Of(result.Interpretation, answers);
        if (value is Polarity.Unreadable)
        {
            return interpretation is not Polarity.Unreadable ? interpretation : OfNumber(result);
        }

        return interpretation is Polarity.Unreadable || interpretation == value ? value : Polarity.Equivocal;
    }

    // Negative forms first: "non-reactive" holds "reactive".
    private static Polarity Of(ConceptSet concepts, QualitativeAnswers answers)
        => concepts.Contains(answers.Equivocal) ? Polarity.Equivocal
            : concepts.Contains(answers.Negative) ? concepts.Contains(answers.Positive) ? Polarity.Equivocal : Polarity.Negative
            : concepts.Contains(answers.Positive) ? Polarity.Positive
            : Polarity.Unreadable;

    private static Polarity OfValue(ResultValue value, QualitativeAnswers answers) => value.Kind switch
    {
        ValueKind.Coded or ValueKind.Text => Of(value.Coded, answers) is var coded and not Polarity.Unreadable ? coded : OfWords(value, answers),
        ValueKind.Boolean => value.IsTrue ? Polarity.Positive : Polarity.Negative,
        ValueKind.Quantity or ValueKind.None => Polarity.Unreadable,
        _ => throw new System.Diagnostics.UnreachableException($"No value kind {value.Kind}."),
    };

    private static Polarity OfWords(ResultValue value, QualitativeAnswers answers)
    {
        var text = (value.Text ?? "").AsSpan().Trim(" .:;()[]（）");
        if (text is "+" or "++" or "+++" or "(+)" or "＋")
        {
            return Polarity.Positive;
        }

        if (text is "-" or "－" or "–" or "(-)")
        {
            return Polarity.Negative;
        }

        var words = value.TextConcepts;
        return words.Contains(answers.Equivocal) ? Polarity.Equivocal
            : words.Contains(answers.Negative) ? Polarity.Negative
            : words.Contains(answers.Positive) ? Polarity.Positive
            : Polarity.Unreadable;
    }

    private static Polarity OfNumber(ResultFact result)
    {
        if (result.Value.Kind is not ValueKind.Quantity)
        {
            return Polarity.Unreadable;
        }

        // "1:8" is a dilution at which the serum still reacts; "<1:2" is one at which it doesn't.
        if (result.Value.UnitText == TitreUnit)
        {
            return result.Value.Low > 0 ? Polarity.Positive : result.Value.Low is null ? Polarity.Negative : Polarity.Unreadable;
        }

        foreach (var range in result.ReferenceRanges)
        {
            if (range is { IsNormal: true, High: { } limit } && (range.UnitCode is null || range.UnitCode == result.Value.UnitCode || range.UnitText == result.Value.UnitText))
            {
                var within = new Threshold(Comparison.AtMost, limit, "1");
                return within.Compare(result.Value.Low, result.Value.LowInclusive, result.Value.High, result.Value.HighInclusive) switch
                {
                    Side.Satisfies => Polarity.Negative,
                    Side.Fails => Polarity.Positive,
                    Side.Straddles => Polarity.Equivocal,
                    _ => throw new System.Diagnostics.UnreachableException("No such side."),
                };
            }
        }

        return Polarity.Unreadable;
    }
}
