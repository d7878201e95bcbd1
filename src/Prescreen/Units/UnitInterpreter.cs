namespace Prescreen.Units;

/// <summary>Finds out what a unit means for one analyte; slow and exact, so <see cref="AnalyteUnits"/> keeps the answers.</summary>
internal sealed class UnitInterpreter(AnalyteKind kind, UcumUnit canonical, bool canonicalIsLog, Rational? gramsPerMole)
{
    private static readonly string[] NoCount = ["unit", "'u", "iu", "log", "titer", "titre", "index", "ratio"];

    internal UnitInterpretation Interpret(string? code, string? text)
    {
        if (code is null && text is null)
        {
            return new(NeedsNone ? UnitReading.Same : UnitReading.Missing, null, false);
        }

        // The code as UCUM, then the text by the hospital table and as UCUM, then the code as a hospital spelling ("K/mm3" sent as UCUM).
        var first = code is null ? default : Strict(code);
        var second = first.Reading.IsUnderstood || text is null ? first : Loose(text);
        var third = second.Reading.IsUnderstood || code is null ? second : Loose(code);
        return third.Reading.IsUnderstood ? third
            : Array.Find([first, second, third], reading => reading.Reading.Status == UnitReadingStatus.WrongDimension);
    }

    private bool NeedsNone => kind is AnalyteKind.Ratio or AnalyteKind.Score or AnalyteKind.Titre;

    private UnitInterpretation Loose(string text)
    {
        if (UnitSpelling.Normalize(text) is not { Length: > 0 } normalized)
        {
            return default;
        }

        if (LogUnit.TryRead(normalized, out var linear))
        {
            return Plain(linear, isLog: true);
        }

        return Plain(normalized, isLog: false);
    }

    private UnitInterpretation Plain(string normalized, bool isLog)
    {
        if (IsNoCount(normalized))
        {
            return new(UnitReading.WrongDimension, null, false);
        }

        if (HospitalUnit.Read(kind, normalized) is { } ucum && UcumUnit.TryParse(ucum, out var spelled))
        {
            var reading = Compare(spelled, isLog);
            if (reading.IsUnderstood)
            {
                return new(reading, ucum, ucum != normalized);
            }
        }

        return UcumUnit.TryParse(normalized, out var unit) ? new(Compare(unit, isLog), normalized, false) : default;
    }

    private UnitInterpretation Strict(string code)
    {
        var trimmed = code.Trim();
        if (UnitSpelling.Normalize(trimmed) is not { Length: > 0 } normalized || LogUnit.TryRead(normalized, out _))
        {
            return Loose(code);
        }

        return UcumUnit.TryParse(trimmed, out var unit) ? new(Compare(unit, isLog: false), trimmed, false) : default;
    }

    private UnitReading Compare(UcumUnit unit, bool isLog)
    {
        if (Refusal(unit) is { } refusal)
        {
            return refusal;
        }

        if (unit.IsSpecial || canonical.IsSpecial)
        {
            return isLog || !unit.Dimension.Equals(canonical.Dimension) ? UnitReading.WrongDimension : Affine(unit.Term);
        }

        if (UnitRatio.Of(unit.Term, canonical.Term, kind, gramsPerMole) is not { } ratio)
        {
            return UnitReading.WrongDimension;
        }

        return (isLog, canonicalIsLog) switch
        {
            (true, true) => UnitReading.LogToLog(ratio),
            (true, false) => UnitReading.LogToLinear(ratio),
            (false, true) => UnitReading.LinearToLog(ratio),
            (false, false) => UnitReading.Linear(ratio, Rational.Zero),
        };
    }

    // UCUM makes an annotation a plain number; these are the ones that would turn a guess into a value.
    private UnitReading? Refusal(UcumUnit unit)
    {
        var code = unit.Code;
        var annotated = code.Contains('{', StringComparison.Ordinal);
        if (NeedsNone)
        {
            return unit.IsUnity ? null : UnitReading.WrongDimension;
        }

        if (kind == AnalyteKind.Fraction)
        {
            return Has(code, "mol") ? UnitReading.WrongDimension
                : unit.IsUnity && annotated && !Has(code, "ratio") && !Has(code, "fraction") ? UnitReading.NotUnderstood
                : null;
        }

        return IsNoCount(code) ? UnitReading.WrongDimension
            : kind == AnalyteKind.Count && StartsWithPlainNumber(code) ? UnitReading.NotUnderstood
            : null;
    }

    private bool IsNoCount(string code)
        => kind == AnalyteKind.Count && code.Contains('{', StringComparison.Ordinal) && Array.Exists(NoCount, word => Has(code, word));

    // "103/uL" is UCUM for 103 per microlitre, and on paper a 10³ that lost its superscript.
    private static bool StartsWithPlainNumber(string code)
    {
        var end = code.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return end > 0 && code[end] is not ('*' or '^') && code[..end] is not "1";
    }

    private static bool Has(string code, string word) => code.Contains(word, StringComparison.OrdinalIgnoreCase);

    private UnitReading Affine(UcumTerm unit)
    {
        var isAffine = unit.Scale?.Function.Kind is null or UcumFunctionKind.Offset && canonical.Term.Scale?.Function.Kind is null or UcumFunctionKind.Offset;
        if (!isAffine)
        {
            return unit.Scale == canonical.Term.Scale ? UnitReading.Linear(unit.Factor / canonical.Term.Factor, Rational.Zero) : UnitReading.WrongDimension;
        }

        return Ucum.Convert(Rational.Zero, unit, canonical.Term).TryGet(out var zero, out _) && Ucum.Convert(Rational.One, unit, canonical.Term).TryGet(out var one, out _)
            ? UnitReading.Linear(one - zero, zero)
            : UnitReading.NotUnderstood;
    }
}
