using System.Text.Json.Nodes;
using Prescreen.Cli.Demo.Hospital;
using Prescreen.Units;

namespace Prescreen.Cli.Tests.Demo.Hospital;

/// <summary>Every dialect is odd on purpose, and none beyond what the core's unit tables understand.</summary>
public sealed class HospitalUnitTests
{
    private static readonly AnalyteUnits Count = new("10*9/L", AnalyteKind.Count);
    private static readonly AnalyteUnits Enzyme = new("U/L", AnalyteKind.EnzymeActivity);

    private static readonly AnalyteUnits Percent = new("%", AnalyteKind.Fraction);

    private static readonly Dictionary<string, AnalyteUnits> Units = new()
    {
        ["6690-2"] = Count,
        ["751-8"] = Count,
        ["731-0"] = Count,
        ["777-3"] = Count,
        ["718-7"] = new("g/L", AnalyteKind.MassConcentration),
        ["2160-0"] = new("umol/L", AnalyteKind.SubstanceConcentration, 113.12m),
        ["14682-9"] = new("umol/L", AnalyteKind.SubstanceConcentration, 113.12m),
        ["1975-2"] = new("umol/L", AnalyteKind.SubstanceConcentration, 584.66m),
        ["14631-6"] = new("umol/L", AnalyteKind.SubstanceConcentration, 584.66m),
        ["1742-6"] = Enzyme,
        ["1920-8"] = Enzyme,
        ["3094-0"] = new("mg/dL", AnalyteKind.MassConcentration),
        ["14937-7"] = new("mmol/L", AnalyteKind.SubstanceConcentration),
        ["6301-6"] = new("1", AnalyteKind.Ratio),
        ["67151-1"] = new("ng/mL", AnalyteKind.MassConcentration),
        ["42595-9"] = new("[IU]/mL", AnalyteKind.InternationalUnits),
        ["10230-1"] = Percent,
        ["18043-0"] = Percent,
        ["59410-1"] = Percent,
    };

    [Fact]
    public void Laboratory_UnitsOfEveryDialect_AreUnderstood()
    {
        var hospital = DemoHospital.Create(7, new DateTimeOffset(2026, 11, 20, 15, 30, 0, TimeSpan.Zero));
        var quantities = hospital.StateAfterPlay
            .Select(resource => resource.Json)
            .Where(resource => resource["valueQuantity"] != null && Loinc(resource) is { } loinc && Units.ContainsKey(loinc))
            .SelectMany(resource => Quantities(resource).Select(quantity => (Units: Units[Loinc(resource)!], Quantity: quantity)))
            .ToArray();

        quantities.Length.ShouldBeGreaterThan(1_000);
        quantities.ShouldAllBe(pair => Read(pair.Units, pair.Quantity).IsUnderstood);
    }

    private static UnitReading Read(AnalyteUnits units, JsonNode quantity)
        => units.Read((string?)quantity["code"], (string?)quantity["system"] is Systems.Ucum, (string?)quantity["unit"]);

    private static IEnumerable<JsonNode> Quantities(JsonObject resource)
        => new[] { resource["valueQuantity"], resource["referenceRange"]?[0]!["low"], resource["referenceRange"]?[0]!["high"] }.OfType<JsonNode>();

    private static string? Loinc(JsonObject resource) => resource["code"]!["coding"]!.AsArray()
        .Where(coding => (string?)coding!["system"] is Systems.Loinc)
        .Select(coding => (string?)coding!["code"])
        .SingleOrDefault();
}
