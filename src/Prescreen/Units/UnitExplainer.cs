using System.Globalization;

namespace Prescreen.Units;

/// <summary>Explains unit strings and converts between them, the way screening reads them.</summary>
public static class UnitExplainer
{
    // Without an analyte the first kind that understands a unit explains it; where letters mean two things, the clinical one comes first.
    private static readonly (AnalyteKind Kind, string Canonical)[] Kinds =
    [
        (AnalyteKind.Count, "10*9/L"),
        (AnalyteKind.MassConcentration, "g/L"),
        (AnalyteKind.SubstanceConcentration, "mmol/L"),
        (AnalyteKind.InternationalUnits, "[iU]/mL"),
        (AnalyteKind.EnzymeActivity, "U/L"),
        (AnalyteKind.Fraction, "%"),
        (AnalyteKind.Flow, "mL/min"),
        (AnalyteKind.Rate, "/min"),
        (AnalyteKind.Pressure, "mm[Hg]"),
        (AnalyteKind.Temperature, "Cel"),
        (AnalyteKind.Time, "s"),
        (AnalyteKind.Mass, "kg"),
        (AnalyteKind.Length, "cm"),
        (AnalyteKind.Ratio, "1"),
        (AnalyteKind.Score, "1"),
        (AnalyteKind.Titre, "1"),
        (AnalyteKind.Other, "[pH]"),
    ];

    /// <summary>What a unit string means for an analyte; for null, what it most likely means.</summary>
    public static UnitExplanation Explain(string text, Analyte? analyte)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Unknown(text, UnitReadingStatus.Missing, UnitProblems.Missing);
        }

        if (analyte is not null)
        {
            return ExplainWith(text, analyte.CreateUnits());
        }

        foreach (var (kind, canonical) in Kinds)
        {
            var explanation = ExplainWith(text, new AnalyteUnits(canonical, kind));
            if (explanation.Status == UnitReadingStatus.Understood)
            {
                return explanation;
            }
        }

        return Plainly(text);
    }

    /// <summary>
    /// A value in another unit, both units as hospitals or as UCUM write them; masses and amounts of substance convert where the analyte says how.
    /// UNIT-010 where a unit isn't understood, UNIT-005 or UNIT-011 where they measure different things, UNIT-006 or UNIT-007 for the value.
    /// </summary>
    public static Result<UnitConversion> Convert(decimal value, string from, string to, Analyte? analyte)
    {
        if (analyte is null && Ucum.Convert(value, from, to).TryGet(out var plain, out _))
        {
            return new UnitConversion(plain, Plainly(from), Plainly(to));
        }

        var (source, target) = (Explain(from, analyte), Explain(to, analyte));
        if ((source.Problem ?? target.Problem) is { } problem)
        {
            return problem.At(source.Problem is null ? "TO" : "FROM");
        }

        if (analyte is null)
        {
            return Ucum.Convert(value, source.Ucum ?? from, target.Ucum ?? to).Select(result => new UnitConversion(result, source, target));
        }

        return !analyte.CreateUnits(target.Ucum ?? to).TryGet(out var units, out problem) ? problem
            : !units.Read(from, true, from).IsUnderstood ? UnitProblems.WrongDimension
            : units.Read(from, true, from).Apply(value) is { } converted ? new UnitConversion(converted, source, target)
            : UnitProblems.OutOfRange;
    }

    private static UnitExplanation Plainly(string text)
        => UcumUnit.TryParse(text, out var unit)
            ? new(text, UnitReadingStatus.Understood, null, text, $"1 {text} = {unit}", unit.Dimension.ToString(), false, null)
            : Unknown(text, UnitReadingStatus.NotUnderstood, UnitProblems.NotUnderstood);

    private static UnitExplanation ExplainWith(string text, AnalyteUnits units)
    {
        var found = units.Interpret(text, isUcumSystem: true);
        return found.Reading.Status switch
        {
            UnitReadingStatus.Understood => new(
                text, UnitReadingStatus.Understood, units.Kind, found.Ucum ?? "1", Meaning(text, found.Reading, units), Dimension(found.Ucum), found.IsAlias, null),
            UnitReadingStatus.WrongDimension => Unknown(text, UnitReadingStatus.WrongDimension, UnitProblems.WrongDimension),
            UnitReadingStatus.NotUnderstood or UnitReadingStatus.Missing or _ => Unknown(text, UnitReadingStatus.NotUnderstood, UnitProblems.NotUnderstood),
        };
    }

    private static string Meaning(string text, UnitReading reading, AnalyteUnits units)
    {
        var (value, offset) = (reading.IsLog ? 3m : 1m, reading.Offset != 0m && !reading.IsLog);
        var result = reading.Apply(value) is { } applied ? Math.Round(applied, 9).ToString("0.#########", CultureInfo.InvariantCulture) : "?";
        return string.Create(CultureInfo.InvariantCulture, $"{value} {text} = {result} {units.CanonicalUnit}{(offset ? " (shifted scale)" : "")}");
    }

    private static string Dimension(string? ucum) => ucum is not null && UcumUnit.TryParse(ucum, out var unit) ? unit.Dimension.ToString() : "1";

    private static UnitExplanation Unknown(string text, UnitReadingStatus status, Problem problem) => new(text, status, null, null, "", null, false, problem);
}
