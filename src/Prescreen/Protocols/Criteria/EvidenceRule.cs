using System.Collections.Immutable;
using Prescreen.Evaluation;
using Prescreen.Protocols.Yaml;
using Prescreen.Vocabulary;

namespace Prescreen.Protocols.Criteria;

/// <summary>What sort of fact a rule asks for.</summary>
public enum FactKind
{
    /// <summary>Condition.</summary>
    Condition,

    /// <summary>Procedure, done.</summary>
    Procedure,

    /// <summary>Observation, with an answer or any.</summary>
    Observation,

    /// <summary>AllergyIntolerance.</summary>
    Allergy,

    /// <summary>DiagnosticReport or DocumentReference.</summary>
    Report,

    /// <summary>What the words of a report, document or result say.</summary>
    Finding,
}

/// <summary>In which state a condition must be for a rule.</summary>
public enum ConditionState
{
    /// <summary>Any but refuted.</summary>
    Ever,

    /// <summary>Active now.</summary>
    Active,

    /// <summary>Remission, inactive, resolved or abated.</summary>
    Inactive,
}

/// <summary>One rule: a fact of some value sets, in some state and time, gives an outcome.</summary>
public sealed record EvidenceRule
{
    /// <summary>What sort of fact.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>The value sets it may belong to.</summary>
    public required ImmutableArray<Concept> Any { get; init; }

    /// <summary>The value sets it must not belong to.</summary>
    public ImmutableArray<Concept> Except { get; init; } = [];

    /// <summary>A condition's state.</summary>
    public ConditionState While { get; init; }

    /// <summary>The value sets of an Observation's answer; empty for any answer.</summary>
    public ImmutableArray<Concept> Answer { get; init; } = [];

    /// <summary>Only facts of the last so many days; null for ever.</summary>
    public int? WithinDays { get; init; }

    /// <summary>Only facts on or after an anchor; null for any time.</summary>
    public Anchor? Since { get; init; }

    /// <summary>Only while the patient takes a drug of these value sets; empty for regardless.</summary>
    public ImmutableArray<Concept> With { get; init; } = [];

    /// <summary>Only while the patient takes no drug of these value sets; empty for regardless.</summary>
    public ImmutableArray<Concept> Without { get; init; } = [];

    /// <summary>True where words alone decide as a code would (the protocol's row names text).</summary>
    public bool TextDecides { get; init; }

    /// <summary>True where every result counts, not only the latest: a stage once reached stays reached.</summary>
    public bool EveryResult { get; init; }

    /// <summary>Which findings in a report's words count; null where the rule asks for a fact.</summary>
    public FindingQuery? Said { get; init; }

    /// <summary>True where only reports count whose words could not all be read, or that have none.</summary>
    public bool IsUnread { get; init; }

    /// <summary>True where it gives nothing by itself, but makes a met of other evidence that isn't later a review.</summary>
    public bool DisputesMet { get; init; }

    /// <summary>The outcome it gives.</summary>
    public required Outcome Gives { get; init; }

    /// <summary>Why, in a coordinator's words; null for a general sentence.</summary>
    public string? Because { get; init; }

    internal static EvidenceRule Read(YamlSection section)
    {
        var kinds = new (string Key, FactKind Kind)[]
        {
            ("condition", FactKind.Condition), ("procedure", FactKind.Procedure), ("observation", FactKind.Observation), ("allergy", FactKind.Allergy),
            ("report", FactKind.Report), (FindingQuery.Key, FactKind.Finding),
        };
        var named = kinds.Where(kind => section.Has(kind.Key)).ToList();
        if (named.Count != 1)
        {
            section.Problem(null, "PROT-033", $"A rule names one of {string.Join(", ", kinds.Select(kind => kind.Key))}.");
        }

        var (key, kind) = named.Count > 0 ? named[0] : kinds[0];
        var rule = new EvidenceRule
        {
            Kind = kind,
            Any = named.Count > 0 && kind is not FactKind.Finding ? section.RequiredConcepts(key) : [],
            Except = section.Concepts("except"),
            While = section.OneOf("while", ConditionState.Ever, ("ever", ConditionState.Ever), ("active", ConditionState.Active), ("inactive", ConditionState.Inactive)),
            Answer = section.Concepts("answer"),
            WithinDays = section.OptionalDays("within"),
            Since = section.OptionalText("since") is { } name ? FindAnchor(section, name) : null,
            With = section.Concepts("with"),
            Without = section.Concepts("without"),
            TextDecides = section.OneOf("words", false, ("decide", true), ("suggest", false)),
            EveryResult = section.OneOf("results", false, ("every", true), ("latest", false)),
            Said = FindingQuery.Read(section),
            IsUnread = kind is FactKind.Report && section.Flag("unread"),
            DisputesMet = kind is FactKind.Finding && section.OneOf("disputes", false, ("met", true)),
            Gives = section.Outcome("gives", Outcome.Review),
            Because = section.OptionalText("because"),
        };
        section.Require("gives");
        section.Close();
        return rule;
    }

    internal static Anchor? FindAnchor(YamlSection section, string name)
    {
        if (section.Scope.Anchors.TryGetValue(name, out var anchor))
        {
            return anchor;
        }

        section.Problem(null, "PROT-034", $"There is no anchor '{name}'{Suggestion.Of(name, section.Scope.Anchors.Keys)}.");
        return null;
    }
}
