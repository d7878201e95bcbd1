using Prescreen.Facts;
using Prescreen.Protocols;

namespace Prescreen.Evaluation;

/// <summary>How high a viral load is.</summary>
internal enum LoadLevel
{
    /// <summary>A person must read it.</summary>
    Unclear,

    /// <summary>Not detected, below the limit of detection, or in the reference range.</summary>
    Normal,

    /// <summary>Detected, but below what the assay can measure.</summary>
    DetectedBelowLimit,

    /// <summary>Above normal.</summary>
    Raised,
}

/// <summary>Reads a viral load: "&lt;20 IU/mL", "not detected", a number against its range, "detected, &lt;20" (clinical.md E8, §7).</summary>
internal static class ViralLoad
{
    /// <summary>The level. A number without a range tells nobody what is normal, so a person must.</summary>
    public static LoadLevel Of(ResultFact result, QualitativeAnswers answers)
    {
        if (ResultSelection.StatusOf(result) is not ResultStatus.Final)
        {
            return LoadLevel.Unclear;
        }

        if (result.Value.Kind is ValueKind.Quantity)
        {
            return OfNumber(result);
        }

        var polarity = PolarityReading.Of(result, answers);
        var isBelow = result.Value.Text is { } text && (text.Contains('<', StringComparison.Ordinal) || text.Contains("below", StringComparison.OrdinalIgnoreCase) || text.Contains('＜', StringComparison.Ordinal));
        return polarity switch
        {
            Polarity.Negative => LoadLevel.Normal,
            Polarity.Positive => isBelow ? LoadLevel.DetectedBelowLimit : LoadLevel.Unclear,
            Polarity.Equivocal or Polarity.Unreadable => LoadLevel.Unclear,
            _ => throw new System.Diagnostics.UnreachableException("No such polarity."),
        };
    }

    private static LoadLevel OfNumber(ResultFact result)
    {
        var value = result.Value;
        foreach (var range in result.ReferenceRanges)
        {
            if (range is { IsNormal: true, High: { } limit } && (range.UnitCode is null || range.UnitCode == value.UnitCode || range.UnitText == value.UnitText))
            {
                return new Threshold(Comparison.AtMost, limit, "1").Compare(value.Low, value.LowInclusive, value.High, value.HighInclusive) switch
                {
                    Side.Satisfies => LoadLevel.Normal,
                    Side.Fails => LoadLevel.Raised,
                    Side.Straddles => value.Low is null ? LoadLevel.Normal : LoadLevel.Unclear,
                    _ => throw new System.Diagnostics.UnreachableException("No such side."),
                };
            }
        }

        // "<20": below what the assay can detect, which is as normal as it gets. An exact 0 likewise.
        return value.Low is null || value.High == 0 ? LoadLevel.Normal : LoadLevel.Unclear;
    }
}
