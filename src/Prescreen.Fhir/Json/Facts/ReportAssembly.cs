using Prescreen.Facts;
using Prescreen.Fhir.Text;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Completes reports whose words are in Binaries, once nothing more can come.</summary>
internal sealed class ReportAssembly(
    GatheredFacts gathered, ReferenceTable references, Uri? server, Func<string, IReadOnlyList<NarrativeFinding>>? narrative)
{
    /// <summary>The report with what its words say; null where nobody asks for it.</summary>
    public ReportFact? Complete(ReportDraft draft, Action<Problem> tell) => draft.Complete(Words, narrative ?? (_ => []), tell);

    /// <summary>The Binaries ("Binary/5") that reports refer to and that aren't here: those of wanted reports first, the newest first.</summary>
    public IReadOnlyList<string> Missing()
        => [.. gathered.Patients.SelectMany(patient => patient.Facts)
            .Select(one => one.Draft)
            .OfType<ReportDraft>()
            .OrderByDescending(draft => draft.IsWanted)
            .ThenByDescending(draft => draft.Report.Effective?.Start ?? DateTimeOffset.MinValue)
            .SelectMany(draft => draft.Urls)
            .Select(Canonical)
            .OfType<string>()
            .Where(reference => !gathered.Binaries.ContainsKey(reference))
            .Distinct(StringComparer.Ordinal)];

    private ReadText Words(string url)
        => Canonical(url) is not { } reference ? ReadText.Unread(TextProblems.Elsewhere())
            : gathered.Binaries.TryGetValue(reference, out var binary) ? binary.Text
            : ReadText.Unread(TextProblems.NoBinary());

    /// <summary>"Binary/5"; null where the address is no Binary, or one of another server than the record's.</summary>
    private string? Canonical(string url)
    {
        var resolved = references.Resolve(url);
        var isForeign = server is not null && resolved.Contains(':', StringComparison.Ordinal) && !resolved.StartsWith(server.AbsoluteUri, StringComparison.Ordinal);
        return !isForeign && ReferenceTable.Shorten(resolved).Split('/') is ["Binary", { Length: > 0 } id] ? $"Binary/{id}" : null;
    }
}
