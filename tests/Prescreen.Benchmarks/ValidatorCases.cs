using System.Globalization;
using System.Text.Json;
using Prescreen.Fhir.Validation;
using Prescreen.Fhir.Validation.Definitions;

namespace Prescreen.Benchmarks;

/// <summary>
/// The validator beside HL7's on the cases of github.com/FHIR/fhir-test-cases: "validator-cases FOLDER [all]", where FOLDER is its folder "validator". A case agrees where
/// both find an error, or neither does. Cases that need a terminology server, packages or formats we don't read are counted as unsupported, with the reason.
/// </summary>
internal static class ValidatorCases
{
    private static readonly Dictionary<string, string> OtherModules = new(StringComparer.Ordinal)
    {
        ["tx"] = "terminology server",
        ["tx-advanced"] = "terminology server",
        ["cdshooks"] = "CDS Hooks",
        ["shc"] = "health cards",
        ["json5"] = "JSON 5",
        ["matchetype"] = "test templates",
        ["dsig"] = "signatures",
        ["api"] = "other versions by package",
        ["package-versioning"] = "packages",
        ["xver"] = "other FHIR versions",
        ["scoring"] = "scoring of profiles",
        ["logical"] = "logical models",
        ["sd"] = "snapshots made from differentials",
        ["measure"] = "reports against measures",
    };

    private static readonly string[] ServersWords = ["Wrong Display Name", "Unknown code '", "Unknown Code '"];

    public static int Run(TextWriter output, string folder, bool showAgreeing)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "manifest.json")));
        var r4 = FhirDefinitions.R4();
        Dictionary<string, (int Agree, int Disagree, Dictionary<string, int> Unsupported)> modules = new(StringComparer.Ordinal);
        foreach (var test in manifest.RootElement.GetProperty("test-cases").EnumerateArray().Where(IsOfR4Json))
        {
            foreach (var (name, verdict, detail) in Compare(folder, test, r4))
            {
                var module = Text(test, "module") ?? "(none)";
                var sum = modules.GetValueOrDefault(module, (0, 0, []));
                modules[module] = verdict switch
                {
                    true => (sum.Agree + 1, sum.Disagree, sum.Unsupported),
                    false => (sum.Agree, sum.Disagree + 1, sum.Unsupported),
                    null => Add(sum, detail),
                };
                if (verdict is false || (showAgreeing && verdict is true))
                {
                    output.WriteLine($"{(verdict is true ? "agree" : "DISAGREE")} {module} {name}: {detail}");
                }
            }
        }

        Print(output, modules);
        return 0;
    }

    private static (int, int, Dictionary<string, int>) Add((int Agree, int Disagree, Dictionary<string, int> Unsupported) sum, string reason)
    {
        sum.Unsupported[reason] = sum.Unsupported.GetValueOrDefault(reason) + 1;
        return sum;
    }

    private static bool IsOfR4Json(JsonElement test)
        => Text(test, "version") == "4.0" && Text(test, "file")!.EndsWith(".json", StringComparison.Ordinal) && !(test.TryGetProperty("use-test", out var use) && use.ValueKind is JsonValueKind.False);

    // A case is a validation against the base, and often another against a profile.
    private static IEnumerable<(string Name, bool? Agrees, string Detail)> Compare(string folder, JsonElement test, FhirDefinitions r4)
    {
        var name = Text(test, "name")!;
        if (Unsupported(folder, test) is { } reason)
        {
            yield return (name, null, reason);
            yield break;
        }

        var supporting = Files(test, "supporting").Concat(Files(test, "profiles")).ToList();
        var definitions = r4.With(supporting.Select(file => Bytes(folder, file)));
        var json = Bytes(folder, Text(test, "file")!);
        if (Expected(folder, test) is { } expected)
        {
            yield return Verdict(name, expected, new FhirValidator(definitions, TimeProvider.System).Validate(json));
        }

        if (test.TryGetProperty("profile", out var profile) && Text(profile, "source") is { } source && Expected(folder, profile) is { } profiled)
        {
            var all = definitions.With(Files(profile, "supporting").Append(source).Where(file => File.Exists(Path.Combine(folder, file))).Select(file => Bytes(folder, file)));
            var url = File.Exists(Path.Combine(folder, source)) ? UrlOf(Bytes(folder, source)) : source;
            yield return url is null || !all.HasStructure(url) ? (name + " (profile)", null, "profile without a snapshot")
                : Verdict(name + " (profile)", profiled, new FhirValidator(all, TimeProvider.System).Validate(json, url));
        }
    }

    private static string? Unsupported(string folder, JsonElement test)
    {
        if (Text(test, "module") is { } module && OtherModules.TryGetValue(module, out var why))
        {
            return why;
        }

        if (test.TryGetProperty("packages", out _) || test.TryGetProperty("package-map", out _))
        {
            return "packages";
        }

        if (test.TryGetProperty("logical", out _))
        {
            return "logical models";
        }

        if (Text(test, "module") == "questionnaire" && Bytes(folder, Text(test, "file")!) is var json && json.Span.IndexOf("\"QuestionnaireResponse\""u8) >= 0)
        {
            return "answers against their questionnaire";
        }

        var files = Files(test, "supporting").Concat(Files(test, "profiles")).ToList();
        return files.Exists(file => !File.Exists(Path.Combine(folder, file)) || !file.EndsWith(".json", StringComparison.Ordinal)) ? "supporting files not JSON"
            : files.Exists(file => IsWithoutSnapshot(Bytes(folder, file))) ? "profile without a snapshot"
            : null;
    }

    private static bool IsWithoutSnapshot(ReadOnlyMemory<byte> json)
        => json.Span.IndexOf("\"StructureDefinition\""u8) >= 0 && json.Span.IndexOf("\"snapshot\""u8) < 0;

    private static (string, bool?, string) Verdict(string name, List<string> expected, ValidationReport report)
    {
        // Displays of LOINC, SNOMED CT and others, and whether their codes exist, only a terminology server knows.
        if (expected.Count > 0 && expected.TrueForAll(text => ServersWords.Any(words => text.StartsWith(words, StringComparison.Ordinal))))
        {
            return (name, null, "terminology server");
        }

        var ours = report.Issues.Where(issue => issue.Severity is IssueSeverity.Error).ToList();
        var agrees = expected.Count > 0 == ours.Count > 0;
        return (name, agrees, $"HL7's {expected.Count} errors, ours {ours.Count}. HL7: {Cut(string.Join(" | ", expected.Take(3)))} OURS: {Cut(string.Join(" | ", ours.Take(3)))}");
    }

    private static string Cut(string text) => text.Length <= 420 ? text : text[..420];

    private static List<string>? Expected(string folder, JsonElement holder)
    {
        if (!holder.TryGetProperty("java", out var java))
        {
            return null;
        }

        if (java.ValueKind is JsonValueKind.String && !File.Exists(Path.Combine(folder, "outcomes", java.GetString()!)))
        {
            return null;
        }

        using var file = java.ValueKind is JsonValueKind.String ? JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "outcomes", java.GetString()!))) : null;
        var outcome = file?.RootElement ?? (java.TryGetProperty("outcome", out var inline) ? inline : default);
        return outcome.ValueKind is not JsonValueKind.Object || !outcome.TryGetProperty("issue", out var issues) ? []
            : [.. issues.EnumerateArray().Where(issue => Text(issue, "severity") is "error" or "fatal").Select(issue => issue.TryGetProperty("details", out var details) ? Text(details, "text") ?? "" : "")];
    }

    private static string? UrlOf(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return Text(document.RootElement, "url");
    }

    private static IEnumerable<string> Files(JsonElement test, string name)
        => test.TryGetProperty(name, out var files) && files.ValueKind is JsonValueKind.Array ? files.EnumerateArray().Select(file => file.GetString()!) : [];

    private static ReadOnlyMemory<byte> Bytes(string folder, string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(folder, file));
        return bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsMemory(3) : bytes;
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static void Print(TextWriter output, Dictionary<string, (int Agree, int Disagree, Dictionary<string, int> Unsupported)> modules)
    {
        output.WriteLine("| module | agree | disagree | unsupported | why |");
        output.WriteLine("|---|--:|--:|--:|---|");
        foreach (var (module, sum) in modules.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            var why = string.Join(", ", sum.Unsupported.OrderByDescending(one => one.Value).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value}")));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {module} | {sum.Agree} | {sum.Disagree} | {sum.Unsupported.Values.Sum()} | {why} |"));
        }

        var (agree, disagree) = (modules.Values.Sum(one => one.Agree), modules.Values.Sum(one => one.Disagree));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| **all** | **{agree}** | **{disagree}** | **{modules.Values.Sum(one => one.Unsupported.Values.Sum())}** | {100.0 * agree / (agree + disagree):F1} % agree |"));
    }
}
