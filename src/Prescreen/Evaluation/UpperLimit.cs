using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Units;

namespace Prescreen.Evaluation;

/// <summary>The upper limit of normal that goes with a result, in the lab's unit; or null with a reason format ({0} lab, {1} value).</summary>
internal readonly record struct UpperLimit(decimal? Value, Basis Basis, string? Note)
{
    /// <summary>From the result's own reference ranges, else from their words, else from the site's table.</summary>
    public static UpperLimit Of(ResultFact result, LabDefinition lab, EvaluationContext context)
    {
        var coded = Lowest(result, lab, context, fromWords: false);
        if (coded.Count > 0)
        {
            return Checked(coded, Basis.Coded, coded.Count > 1 ? " Of several reference ranges the lowest limit was taken." : null);
        }

        var words = Lowest(result, lab, context, fromWords: true);
        if (words.Count > 0)
        {
            return Checked(words, Basis.Derived, " The limit was derived from the words of the reference range.");
        }

        foreach (var site in lab.UpperLimits)
        {
            if (site.Gender is Gender.Unknown || site.Gender == context.Gender)
            {
                return new(site.High, Basis.Derived, " The limit is the site's, as the result has no reference range.");
            }
        }

        return new(null, Basis.Coded, "{0}: {1} has no reference range with an upper limit that can be read.");
    }

    private static UpperLimit Checked((int Count, decimal Value) found, Basis basis, string? note)
        => found.Value > 0 ? new(found.Value, basis, note) : new(null, basis, "{0}: {1} has an upper limit of normal that isn't above 0.");

    // How many different limits apply, and the lowest.
    private static (int Count, decimal Value) Lowest(ResultFact result, LabDefinition lab, EvaluationContext context, bool fromWords)
    {
        var (count, lowest) = (0, 0m);
        foreach (var range in result.ReferenceRanges)
        {
            if (range.IsNormal && Applies(range, context) && Limit(range, result.Value, lab, fromWords) is { } limit && (count == 0 || limit != lowest))
            {
                lowest = count == 0 ? limit : Math.Min(lowest, limit);
                count++;
            }
        }

        return (count, lowest);
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

        var (fewest, most) = context.AsOf.CompletedYears(birth);
        return !(range.AgeFrom > most) && !(range.AgeTo < fewest);
    }

    private static decimal? Limit(ReferenceRange range, ResultValue value, LabDefinition lab, bool fromWords)
    {
        if (!fromWords)
        {
            return range.High is { } high ? Convert(high, range.UnitCode ?? (range.UnitText is null ? value.UnitCode : null), range.UnitCode is null ? range.UnitText is null && value.IsUcum : range.IsUcum, range.UnitText ?? (range.UnitCode is null ? value.UnitText : null), lab) : null;
        }

        if (range.Text is not { } text || !QuantityText.ParseRange(text).TryGet(out var words, out _) || words.High is not { } limit)
        {
            return null;
        }

        return words.UnitText is { } unit ? Convert(limit, null, false, unit, lab) : Convert(limit, value.UnitCode, value.IsUcum, value.UnitText, lab);
    }

    private static decimal? Convert(decimal limit, string? code, bool isUcum, string? text, LabDefinition lab) => lab.Units.Read(code, isUcum, text).Apply(limit);
}
