using System.Collections.Immutable;
using System.Text.Json;
using Prescreen.Json;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Vocabulary;

/// <summary>
/// Reads the rows of a ConceptMap that say "the same" (https://hl7.org/fhir/R4/valueset-concept-map-equivalence.html: equal, equivalent). All others are told and
/// not applied: what a wider or narrower target would add to a record could exclude a patient whom the hospital's own code doesn't exclude.
/// </summary>
internal sealed class ConceptMapReader(string file)
{
    private const string Ucum = "http://unitsofmeasure.org";

    private readonly ImmutableArray<MappedCode>.Builder codes = ImmutableArray.CreateBuilder<MappedCode>();
    private readonly ImmutableArray<MappedUnit>.Builder units = ImmutableArray.CreateBuilder<MappedUnit>();
    private readonly ImmutableArray<Problem>.Builder notices = ImmutableArray.CreateBuilder<Problem>();
    private Problem? wrong;

    /// <summary>The rows, or VOC-031 (no JSON), VOC-032 (no ConceptMap of R4), VOC-033 (a row lacks something).</summary>
    public Result<SiteMap> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonLook.Parse(json);
            ReadMap(document.RootElement);
        }
        catch (JsonException broken)
        {
            return new Problem(ProblemKind.Invalid, "VOC-031", $"This is no JSON (line {broken.LineNumber + 1}).") { Place = file };
        }

        return wrong is { } problem ? problem : new SiteMap { Codes = codes.ToImmutable(), Units = units.ToImmutable(), Notices = notices.ToImmutable() };
    }

    private void ReadMap(JsonElement map)
    {
        if (map.Text("resourceType") is not "ConceptMap")
        {
            wrong = new Problem(ProblemKind.Invalid, "VOC-032", "This is no ConceptMap of FHIR R4.") { Place = file };
            return;
        }

        if (map.Text("status") is "retired")
        {
            Note("VOC-037", "Not applied: the map is retired.", "status");
            return;
        }

        foreach (var (index, group) in map.Items("group").Index())
        {
            ReadGroup(group, $"group[{index}]");
        }
    }

    private void ReadGroup(JsonElement group, string path)
    {
        if (group.Text("target") is not { Length: > 0 } target)
        {
            Lacks("a target, the code system that its codes are mapped to", path);
            return;
        }

        if (group.Member("unmapped").ValueKind is JsonValueKind.Object)
        {
            Note("VOC-036", "Not applied: what is said of codes that are not listed.", $"{path}.unmapped");
        }

        foreach (var (index, element) in group.Items("element").Index())
        {
            var place = $"{path}.element[{index}]";
            if (element.Text("code")?.Trim() is not { Length: > 0 } code)
            {
                Lacks("a code", place);
                continue;
            }

            foreach (var (at, row) in element.Items("target").Index())
            {
                ReadRow(group.Text("source") ?? "", code, target, row, $"{place}.target[{at}]");
            }
        }
    }

    private void ReadRow(string source, string own, string system, JsonElement row, string path)
    {
        switch (row.Text("equivalence"))
        {
            // Both say that there is nothing to map to.
            case "unmatched" or "disjoint":
                break;
            case null:
                Lacks("an equivalence (R5's relationship isn't read)", path);
                break;
            case not ("equal" or "equivalent") and var other:
                Note("VOC-034", $"Not applied: '{own}' is mapped as '{other}', and only equal and equivalent say the same.", $"{path}.equivalence");
                break;
            case var _ when row.Text("code")?.Trim() is not { Length: > 0 }:
                Lacks("a code", path);
                break;
            case var _ when row.Items("dependsOn").Any() || row.Items("product").Any():
                Note("VOC-035", $"Not applied: '{own}' is mapped under a condition or to several things at once.", path);
                break;
            case var _ when system == Ucum:
                units.Add(new MappedUnit(own, row.Text("code")!.Trim(), $"{file}: {path}"));
                break;
            default:
                codes.Add(new MappedCode(source, own, system, row.Text("code")!.Trim(), $"{file}: {path}"));
                break;
        }
    }

    private void Lacks(string what, string path)
        => wrong ??= new Problem(ProblemKind.Invalid, "VOC-033", $"This needs {what}.") { Place = $"{file}: {path}" };

    private void Note(string code, string text, string path) => notices.Add(new Problem(ProblemKind.Unsupported, code, text) { Place = $"{file}: {path}" });
}
