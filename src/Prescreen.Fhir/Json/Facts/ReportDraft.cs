using Prescreen.Facts;
using Prescreen.Fhir.Text;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>A report all of which is known but what its words say; some of them may be in a Binary that comes later.</summary>
public sealed class ReportDraft
{
    private readonly ReportText text;
    private readonly string place;

    internal ReportDraft(ReportFact report, ReportText text, bool isWanted, string place)
    {
        (Report, IsWanted) = (report, isWanted);
        (this.text, this.place) = (text, place);
    }

    /// <summary>The report without what its words say.</summary>
    public ReportFact Report { get; }

    /// <summary>True where a value set names its type; else it counts only if its words say something.</summary>
    public bool IsWanted { get; }

    internal bool IsPending => text.IsPending;

    /// <summary>The addresses of the Binaries it needs.</summary>
    internal IEnumerable<string> Urls => text.Parts.Where(part => part.Url is not null).Select(part => part.Url!);

    /// <summary>The resource only.</summary>
    public override string ToString() => Report.Source.Unversioned;

    /// <summary>The report with what its words say; null where nobody asks for it. What could not be read is told.</summary>
    internal ReportFact? Complete(Func<string, ReadText> binary, Func<string, IReadOnlyList<NarrativeFinding>> read, Action<Problem> tell)
    {
        var isWhole = text.HasText;
        var words = new List<string>();
        foreach (var part in text.Parts)
        {
            var piece = part.Url is null ? part.Text : binary(part.Url);
            if (piece.Words.Length > 0)
            {
                words.Add(piece.Words);
            }

            if (piece.Problem is { } problem)
            {
                isWhole = false;
                Tell(problem, part.Path, tell);
            }
        }

        // Without a word nothing was read.
        isWhole &= words.Count > 0;
        if (!text.HasText)
        {
            words.AddRange(text.Codes);
        }

        if (words.Sum(piece => (long)piece.Length) > TextLimits.MostCharacters)
        {
            tell(TextProblems.TooLong().At(place));
            (isWhole, words) = (false, []);
        }

        var findings = words.Count == 0 ? [] : read(ReportWords.Join(words));
        return IsWanted || findings.Count > 0 ? With(isWhole, findings) : null;
    }

    // A patient may have thousands of documents of types no trial asks for: the ones that were left are told once.
    private void Tell(Problem problem, string path, Action<Problem> tell)
        => tell(!IsWanted && problem == TextProblems.NotFetched() ? TextProblems.OthersNotFetched() : problem.At($"{place}: {path}"));

    private ReportFact With(bool isRead, IReadOnlyList<NarrativeFinding> findings) => new()
    {
        Source = Report.Source,
        LastUpdated = Report.LastUpdated,
        Identifiers = Report.Identifiers,
        IsWithdrawn = Report.IsWithdrawn,
        Concepts = Report.Concepts,
        TextConcepts = Report.TextConcepts,
        Label = Report.Label,
        Code = Report.Code,
        CodeMapping = Report.CodeMapping,
        Status = Report.Status,
        Effective = Report.Effective,
        IsEffectiveFromIssued = Report.IsEffectiveFromIssued,
        ConclusionCodes = Report.ConclusionCodes,
        HasText = Report.HasText,
        IsRead = isRead,
        Findings = findings,
        Specimens = Report.Specimens,
    };
}
