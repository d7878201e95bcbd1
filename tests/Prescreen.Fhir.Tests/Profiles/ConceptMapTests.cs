using Prescreen.Units;

namespace Prescreen.Fhir.Tests.Profiles;

/// <summary>The worked examples say what the engine does.</summary>
public sealed class ConceptMapTests
{
    // A unit of each dimension needs an analyte that is measured in it.
    private static readonly Dictionary<string, string> Analytes = new(StringComparer.Ordinal)
    {
        ["10*3/uL"] = "platelets",
        ["10*9/L"] = "platelets",
        ["/uL"] = "lymphocytes",
        ["g/dL"] = "hemoglobin",
        ["umol/L"] = "creatinine",
        ["U/L"] = "alt",
    };

    [Fact]
    public void ExampleUnits_EachRow_MeansToTheEngineWhatTheMapSays()
    {
        var rows = Rows("ConceptMap-example-hospital-units.json").Where(row => row.Target.Length > 0).ToList();

        rows.Count.ShouldBeGreaterThan(6);
        foreach (var row in rows)
        {
            UnitExplainer.Convert(5m, row.Code, row.Target, AnalyteCatalog.Find(Analytes[row.Target])).Value.Value.ShouldBe(5m, $"{row.Code} as {row.Target}");
        }
    }

    [Fact]
    public void ExampleCodes_EachTarget_IsACodeOfOurValueSets()
    {
        var listed = ProfileFolder.ValueSets.Values.SelectMany(set => set.Objects()).Where(include => include.ContainsKey("concept"))
            .SelectMany(include => include["concept"]!.AsArray().Select(concept => (include.Text("system"), concept!.AsObject().Text("code")))).ToHashSet();

        Rows("ConceptMap-example-hospital-codes.json").Where(row => row.Target.Length > 0 && !listed.Contains((row.System, row.Target))).ShouldBeEmpty();
    }

    private static IEnumerable<(string Code, string System, string Target)> Rows(string file)
        => from @group in ProfileFolder.Generated[file]["group"]!.AsArray().Select(node => node!.AsObject())
           from element in @group["element"]!.AsArray().Select(node => node!.AsObject())
           from target in element["target"]!.AsArray().Select(node => node!.AsObject())
           select (element.Text("code"), @group.Text("target"), target.Text("code"));
}
