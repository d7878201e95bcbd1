using System.Collections.Immutable;
using Prescreen.Protocols.Yaml;
using Prescreen.Vocabulary;

namespace Prescreen.Protocols.Criteria;

/// <summary>
/// A small whole number on a scale, as a number, a coded answer or words: <c>grade: { title: ECOG, codes: ecog, answers: [ecog-0, …], highest: 5 }</c> with
/// <c>require: "&lt;= 1"</c>; from a window (<c>within: 28 d</c>) or since an anchor (<c>since: index-surgery</c>); with another scale where none is on record
/// (<c>instead: { codes: karnofsky, require: "> 60" }</c>, or without require, which gives review).
/// </summary>
public sealed record GradeCriterion : Criterion
{
    internal const string Key = "grade";

    /// <summary>What a person calls the scale.</summary>
    public required string Title { get; init; }

    /// <summary>The value sets of its codes.</summary>
    public required ImmutableArray<Concept> Codes { get; init; }

    /// <summary>The value set of the coded answers that mean 0, 1, 2, …</summary>
    public required ImmutableArray<Concept> Answers { get; init; }

    /// <summary>The highest grade there is; others give review.</summary>
    public required int Highest { get; init; }

    /// <summary>What the grade must be.</summary>
    public required Threshold Require { get; init; }

    /// <summary>The window in days; null for ever.</summary>
    public int? WithinDays { get; init; }

    /// <summary>Only results of the anchor's day or later; null for any time.</summary>
    public Anchor? Since { get; init; }

    /// <summary>The scale that counts where this one isn't on record in the window; null where there is none.</summary>
    public OtherScale? Instead { get; init; }

    /// <summary>The kind of finding in a report's words that tells the grade; null where words aren't read.</summary>
    public string? Finding { get; init; }

    /// <summary>What its words may do.</summary>
    public NarrativeUse Narrative { get; init; }

    /// <summary>The notes that tell the grade, of which an unread one must be looked at; empty for none.</summary>
    public ImmutableArray<Concept> Notes { get; init; } = [];

    /// <summary>What would settle it where it is unknown; null for the title.</summary>
    public string? SettledBy { get; init; }

    internal static GradeCriterion Read(CriterionHeader header, YamlSection section)
    {
        var grade = section.OptionalSection(Key);
        var criterion = new GradeCriterion
        {
            Id = header.Id,
            Text = header.Text,
            Category = header.Category,
            Exempt = header.Exempt,
            Title = grade?.Text("title") ?? "",
            Codes = grade?.RequiredConcepts("codes") ?? [],
            Answers = grade?.Concepts("answers") ?? [],
            Highest = grade?.OptionalInteger("highest") ?? 0,
            Require = section.Threshold("require"),
            WithinDays = section.OptionalDays("within"),
            Since = section.OptionalText("since") is { } name ? EvidenceRule.FindAnchor(section, name) : null,
            Instead = section.OptionalSection("instead") is { } other ? OtherScale.Read(other) : null,
            Finding = grade is not null && grade.Has(FindingQuery.Key) ? FindingQuery.KindOf(grade) : null,
            Notes = grade?.Concepts("notes") ?? [],
            Narrative = NarrativeUseReader.Read(section, grade?.Has(FindingQuery.Key) ?? false),
            SettledBy = section.OptionalText("settled-by"),
        };
        grade?.Close();
        return criterion;
    }
}

/// <summary>Another scale; without a threshold a result on it gives review.</summary>
public sealed record OtherScale(string Title, ImmutableArray<Concept> Codes, Threshold? Require)
{
    internal static OtherScale Read(YamlSection section)
    {
        var scale = new OtherScale(section.Text("title"), section.RequiredConcepts("codes"), section.Has("require") ? section.Threshold("require") : null);
        section.Close();
        return scale;
    }
}
