using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Units;

namespace Prescreen.Evaluation;

/// <summary>
/// The upper limit of normal that goes with a result: in the result's own unit, or (where the range has another) in the lab's; or null with a reason format
/// ({0} lab, {1} value).
/// </summary>
internal readonly record struct UpperLimit(decimal? Value, bool IsInReportedUnit, Basis Basis, string? Note)
{
    /// <summary>Never the limit.</summary>
    public override string ToString() => nameof(UpperLimit);

    /// <summary>From the result's own reference ranges, else from their words, else from the site's table.</summary>
    public static UpperLimit Of(ResultFact result, LabDefinition lab, EvaluationContext context)
    {
        foreach (var fromWords in new[] { false, true })
        {
            var (count, limit) = Lowest(result, lab, context, fromWords);
            if (count > 0)
            {
                return limit.Value is <= 0
                    ? limit with { Value = null, Note = "{0}: {1} has an upper limit of normal that isn't above 0." }
                    : limit with { Note = fromWords ? " The limit was derived from the words of the reference range." : count > 1 ? " Of several reference ranges the lowest limit was taken." : null };
            }
        }

        foreach (var site in lab.UpperLimits)
        {
            if (site.Gender is Gender.Unknown || site.Gender == context.Gender)
            {
                return new(site.High, false, Basis.Derived, " The limit is the site's, as the result has no reference range.");
            }
        }

        return new(null, false, Basis.Coded, "{0}: {1} has no reference range with an upper limit that can be read.");
    }

    // How many different limits apply, and the lowest.
    private static (int Count, UpperLimit Limit) Lowest(ResultFact result, LabDefinition lab, EvaluationContext context, bool fromWords)
    {
        var count = 0;
        var lowest = default(UpperLimit);
        var lowestConverted = 0m;
        foreach (var range in result.ReferenceRanges)
        {
            if (!range.IsNormal || !Applies(range, context) || Read(range, fromWords) is not { } high)
            {
                continue;
            }

            var isSame = high.Text is null && high.Code is null || (high.Code == result.Value.UnitCode && (high.Text is null || high.Text == result.Value.UnitText));
            var converted = isSame ? Convert(high.Value, result.Value.UnitCode, result.Value.IsUcum, result.Value.UnitText, lab) : Convert(high.Value, high.Code, high.IsUcum, high.Text, lab);
            if (converted is not { } limit || (count > 0 && limit == lowestConverted))
            {
                continue;
            }

            if (count == 0 || limit < lowestConverted)
            {
                lowestConverted = limit;
                lowest = new UpperLimit(isSame ? high.Value : limit, isSame, fromWords ? Basis.Derived : Basis.Coded, null);
            }

            count++;
        }

        return (count, lowest);
    }

    private static (decimal Value, string? Code, bool IsUcum, string? Text)? Read(ReferenceRange range, bool fromWords)
    {
        if (!fromWords)
        {
            return range.High is { } high ? (high, range.UnitCode, range.IsUcum, range.UnitText) : null;
        }

        return range.Text is { } text && QuantityText.ParseRange(text).TryGet(out var words, out _) && words.High is { } limit ? (limit, null, false, words.UnitText) : null;
    }

    private static bool Applies(ReferenceRange range, EvaluationContext context)
    {
        if (range.AppliesTo is not Gender.Unknown && context.Gender is Gender.Male or Gender.Female && range.AppliesTo != context.Gender)
        {
            return false;
        }

        if ((range.AgeFrom is null && range.AgeTo is null) || context.Record.Demographics?.BirthDate is not { } birth)
        {
            return true;
        }

        var (fewest, most) = context.AsOf.CompletedYears(birth, range.AgeFrom, range.AgeTo + 1);
        return !(range.AgeFrom > most) && !(range.AgeTo < fewest);
    }

    private static decimal? Convert(decimal limit, string? code, bool isUcum, string? text, LabDefinition lab) => lab.Units.Read(code, isUcum, text).Apply(limit);
}
