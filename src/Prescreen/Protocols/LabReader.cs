using Prescreen.Facts;
using Prescreen.Protocols.Yaml;
using Prescreen.Units;

namespace Prescreen.Protocols;

/// <summary>
/// Reads the lab table: <c>labs: { platelets: { title: Platelet count, codes: platelets, unit: "10*9/L", kind: count, plausible: [1, 3000] } }</c>.
/// </summary>
internal static class LabReader
{
    /// <summary>Puts every lab of the file into its scope.</summary>
    public static void ReadAll(YamlSection root)
    {
        if (root.OptionalSection("labs") is not { } labs)
        {
            return;
        }

        foreach (var (name, _) in labs.Keys.ToList())
        {
            if (labs.OptionalSection(name) is { } section)
            {
                root.Scope.Labs[name] = Read(name, section);
                section.Close();
            }
        }
    }

    private static LabDefinition Read(string name, YamlSection section)
    {
        var unit = section.Text("unit");
        var (from, to) = ReadRange(section);
        return new LabDefinition
        {
            Name = name,
            Title = section.OptionalText("title") ?? name,
            Codes = section.RequiredConcepts("codes"),
            Unit = unit,
            Units = ReadUnits(unit.Length == 0 ? "1" : unit, section),
            PlausibleFrom = from,
            PlausibleTo = to,
            UpperLimits = [.. section.Sections("upper-limits").Select(ReadLimit)],
        };
    }

    // A known analyte brings its kind and its factor from mass to amount of substance; any other names its kind.
    private static AnalyteUnits ReadUnits(string unit, YamlSection section)
    {
        var result = section.OptionalText("analyte") is { } name
            ? AnalyteCatalog.Find(name) is { } analyte ? analyte.CreateUnits(unit) : Unknown(name)
            : AnalyteUnits.Create(unit, ReadKind(section), section.OptionalNumber("grams-per-mole"));
        if (result.TryGet(out var units, out var problem))
        {
            return units;
        }

        section.Problem(section.Has("analyte") ? "analyte" : "unit", "PROT-040", problem.Text);
        return new AnalyteUnits("1", AnalyteKind.Other);
    }

    private static Problem Unknown(string name)
        => new(ProblemKind.Invalid, "PROT-043", $"There is no analyte '{name}'{Suggestion.Of(name, AnalyteCatalog.All.Select(one => one.Key))}.");

    private static AnalyteKind ReadKind(YamlSection section) => section.OneOf(
        "kind",
        AnalyteKind.Other,
        ("count", AnalyteKind.Count),
        ("mass-concentration", AnalyteKind.MassConcentration),
        ("substance-concentration", AnalyteKind.SubstanceConcentration),
        ("enzyme-activity", AnalyteKind.EnzymeActivity),
        ("international-units", AnalyteKind.InternationalUnits),
        ("fraction", AnalyteKind.Fraction),
        ("ratio", AnalyteKind.Ratio),
        ("flow", AnalyteKind.Flow),
        ("other", AnalyteKind.Other));

    private static (decimal? From, decimal? To) ReadRange(YamlSection section)
    {
        var range = section.OptionalSection("plausible");
        var (from, to) = (range?.OptionalNumber("from"), range?.OptionalNumber("to"));
        if (from > to)
        {
            section.Problem("plausible", "PROT-041", "'from' is above 'to': every value would be implausible.");
        }

        range?.Close();
        return (from, to);
    }

    private static SiteLimit ReadLimit(YamlSection section)
    {
        var limit = new SiteLimit(
            section.OptionalNumber("high") ?? 0,
            section.OneOf("gender", Gender.Unknown, ("male", Gender.Male), ("female", Gender.Female)));
        if (limit.High <= 0)
        {
            section.Problem("high", "PROT-042", "'high' takes a number above 0.");
        }

        section.Close();
        return limit;
    }
}
