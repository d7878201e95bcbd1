using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Prescreen.Fhir.Rest;
using Prescreen.Json;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Vocabulary;

/// <summary>Has value sets expanded by a terminology server, page by page. <see href="https://hl7.org/fhir/R4/valueset-operation-expand.html"/></summary>
public sealed class ValueSetExpander(FhirClient client)
{
    private const int PageSize = 1000;
    private const int MostCodes = 200_000;
    private const string TooCostly = "http://hl7.org/fhir/StructureDefinition/valueset-toocostly";

    /// <summary>The codes of one system that the value set names by a rule; FHIR-701 to 704 where the server doesn't give them all, else what the client tells.</summary>
    public async Task<Result<IReadOnlyList<ChangedCode>>> ExpandAsync(ExpandableValueSet set, string system, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);
        Dictionary<(string, string), ChangedCode> codes = [];
        while (true)
        {
            if (!(await client.ExpandAsync(Parameters(set.Question(system), codes.Count), cancellationToken)).TryGet(out var reply, out var problem))
            {
                return problem.Text.Contains("too-costly", StringComparison.Ordinal)
                    ? new Problem(ProblemKind.Unsupported, "FHIR-701", $"The server finds this expansion too large: have its limit raised, or split the value set. {problem.Text}") { Place = problem.Place }
                    : problem;
            }

            if (!Page(reply.Json).TryGet(out var page, out problem))
            {
                return problem;
            }

            var before = codes.Count;
            page.Codes.ForEach(code => codes.TryAdd((code.System, code.Code), code));
            var isEnd = page.Total is { } total ? codes.Count >= total : page.Codes.Count < PageSize;
            if (isEnd || (page.Total is null && codes.Count == before))
            {
                return codes.Values.ToList();
            }

            if (codes.Count == before || codes.Count > MostCodes)
            {
                return new Problem(ProblemKind.Invalid, "FHIR-702", $"The server stops at {codes.Count} codes of {page.Total}, or gives more than {MostCodes}: the expansion isn't whole.");
            }
        }
    }

    private static byte[] Parameters(JsonObject question, int offset) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["resourceType"] = "Parameters",
        ["parameter"] = new JsonArray(
            new JsonObject { ["name"] = "valueSet", ["resource"] = question },
            new JsonObject { ["name"] = "excludeNested", ["valueBoolean"] = true },
            new JsonObject { ["name"] = "offset", ["valueInteger"] = offset },
            new JsonObject { ["name"] = "count", ["valueInteger"] = PageSize }),
    }.ToJsonString());

    private static Result<ExpansionPage> Page(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonLook.Parse(json);
            if (document.RootElement.Member("expansion") is not { ValueKind: JsonValueKind.Object } expansion)
            {
                return new Problem(ProblemKind.Invalid, "FHIR-703", "The server answered without an expansion: is the address a terminology server's?");
            }

            if (expansion.Items("extension").Any(extension => extension.Text("url") is TooCostly))
            {
                return new Problem(ProblemKind.Unsupported, "FHIR-704", "The server gives only a part, as the whole is too large for it: have its limit raised, or split the value set.");
            }

            return new ExpansionPage(
                expansion.Member("total") is { ValueKind: JsonValueKind.Number } total && total.TryGetInt32(out var number) ? number : null,
                [.. Codes(expansion)]);
        }
        catch (JsonException)
        {
            return new Problem(ProblemKind.Invalid, "FHIR-705", "The server's expansion is damaged JSON.");
        }
    }

    private static IEnumerable<ChangedCode> Codes(JsonElement parent)
    {
        foreach (var item in parent.Items("contains"))
        {
            if (!item.Is("abstract") && item.Text("system") is { } system && item.Text("code") is { } code)
            {
                yield return new ChangedCode(system, code, item.Text("display"));
            }

            foreach (var nested in Codes(item))
            {
                yield return nested;
            }
        }
    }

    private sealed record ExpansionPage(int? Total, List<ChangedCode> Codes);
}
