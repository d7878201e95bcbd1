using System.Collections.Immutable;
using Prescreen.Protocols.Yaml;
using Prescreen.Vocabulary;

namespace Prescreen.Protocols.Criteria;

/// <summary>What is asked of an imaging study.</summary>
public enum ImagingQuestion
{
    /// <summary>That it was made, enhanced.</summary>
    WasMade,

    /// <summary>That it shows nothing of some value sets.</summary>
    ShowsNone,
}

/// <summary>
/// An imaging study around an anchor was made (<c>imaging: abdominal-ct, near: { anchor: index-surgery, days-before: 7, months-after: 1 }</c>), or shows none of
/// some findings (<c>shows-none: distant-metastasis</c>).
/// </summary>
public sealed record ImagingCriterion : Criterion
{
    internal const string Key = "imaging";

    /// <summary>The study.</summary>
    public required ImagingStudy Study { get; init; }

    /// <summary>The window.</summary>
    public required AnchorWindow Near { get; init; }

    /// <summary>What is asked.</summary>
    public required ImagingQuestion Question { get; init; }

    /// <summary>The value sets of what it must not show; empty where only the study itself is asked for.</summary>
    public ImmutableArray<Concept> ShowsNone { get; init; } = [];

    /// <summary>What its report's words may do; they are also asked for contrast where its code leaves that open.</summary>
    public NarrativeUse Narrative { get; init; }

    /// <summary>The sites of a metastasis in words that don't count; empty where words aren't read.</summary>
    public ImmutableArray<string> Inside { get; init; } = [];

    internal static ImagingCriterion Read(CriterionHeader header, YamlSection section)
    {
        var none = section.Concepts("shows-none");
        section.Require("near");
        return new ImagingCriterion
        {
            Id = header.Id,
            Text = header.Text,
            Category = header.Category,
            Exempt = header.Exempt,
            Study = Find(section, Key),
            Near = section.OptionalSection("near") is { } near ? AnchorWindow.Read(near) : new AnchorWindow(null, 0, 0),
            Question = none.IsEmpty ? ImagingQuestion.WasMade : ImagingQuestion.ShowsNone,
            ShowsNone = none,
            Narrative = NarrativeUseReader.Read(section),
            Inside = FindingQuery.SitesAt(section, "inside"),
        };
    }

    internal static ImagingStudy Find(YamlSection section, string key)
    {
        var name = section.Text(key);
        if (section.Scope.Studies.TryGetValue(name, out var study))
        {
            return study;
        }

        section.Problem(key, "PROT-051", $"There is no imaging study '{name}'{Suggestion.Of(name, section.Scope.Studies.Keys)}.");
        var none = new Concept(-1);
        return new ImagingStudy(name, name, none, none, none, new ImagingWords(none, none, none, none));
    }
}
