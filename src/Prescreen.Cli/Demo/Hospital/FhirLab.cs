using System.Globalization;
using System.Text.Json.Nodes;

namespace Prescreen.Cli.Demo.Hospital;

/// <summary>Laboratory Observation with its reference range, in the units and codings of the vendor.</summary>
internal static class FhirLab
{
    /// <summary>Files a result; <paramref name="value"/> is in conventional units. Draws are filed in the order of time.</summary>
    public static string File(Chart chart, LabTest test, decimal value, DateTimeOffset collected, string status = "final")
    {
        var reported = collected.AddMinutes(50);
        var observation = FhirObservation.Start(chart, "lab", "laboratory", Code(chart.Dialect, test), collected);
        observation["status"] = status;
        var written = Written(chart.Dialect, test, value);
        var change = chart.Replace(test, written) is { } last ? $"{Text(last)} → {Text(written)}" : Text(written);
        observation["referenceRange"] = new JsonArray(Range(chart.Dialect, test));
        var quantity = Value(chart.Dialect, test, value);
        return FhirObservation.File(chart, observation, "valueQuantity", quantity, reported, $"{test.Name} {change}");
    }

    /// <summary>The quantity as the vendor writes it, for corrections of a result.</summary>
    public static JsonObject Value(Dialect dialect, LabTest test, decimal conventional)
    {
        var value = Written(dialect, test, conventional);
        var (unit, code) = Unit(dialect, test);
        return unit.Length is 0 ? new JsonObject { ["value"] = value } : FhirElements.Quantity(value, unit, code);
    }

    private static decimal Written(Dialect dialect, LabTest test, decimal conventional) => IsSi(dialect, test)
        ? decimal.Round(conventional * test.ToSi, test.SiDecimals, MidpointRounding.AwayFromZero)
        : conventional;

    private static JsonObject Range(Dialect dialect, LabTest test)
        => new() { ["low"] = Value(dialect, test, test.Low), ["high"] = Value(dialect, test, test.High) };

    // The Cerner-like site reports creatinine in moles and everything else in conventional units.
    private static bool IsSi(Dialect dialect, LabTest test)
        => dialect.IsChinese || (dialect == Dialect.Cerner && test == LabCatalogue.Creatinine);

    private static (string Unit, string? Code) Unit(Dialect dialect, LabTest test)
    {
        if (test.Unit is null)
        {
            return dialect.IsChinese && test == LabCatalogue.Platelets ? ("×10⁹/L", null) : dialect.Count;
        }

        return dialect.IsChinese ? (test.SiUnit!, null)
            : IsSi(dialect, test) ? ("mcmol/L", "umol/L")
            : dialect == Dialect.Cerner && test.Unit is "U/L" ? ("IU/L", "[iU]/L")
            : (test.Unit, test.Unit);
    }

    private static JsonObject Code(Dialect dialect, LabTest test)
    {
        var text = dialect.In(test.Name, test.Chinese);
        var loinc = FhirElements.Coding(Systems.Loinc, IsSi(dialect, test) ? test.SiLoinc ?? test.Loinc : test.Loinc, text);
        if (dialect.LocalSystem is null)
        {
            return FhirElements.Concept(text, loinc);
        }

        var local = FhirElements.Coding(dialect.LocalSystem, test.LocalCode, text);
        return dialect.LocalFirst ? FhirElements.Concept(text, local, loinc) : FhirElements.Concept(text, loinc, local);
    }

    private static string Text(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
