using System.Collections.Immutable;
using Prescreen.Protocols.Yaml;
using Prescreen.Vocabulary;

namespace Prescreen.Protocols.Criteria;

/// <summary>
/// No dose of some drugs in the last days: <c>washout: antineoplastic</c> with <c>within: 14 d</c>; a dose exactly that old is allowed. With
/// <c>except: { route: intraperitoneal-route, near: cytoreductive-surgery, days: 1 }</c> for doses that belong to an operation, and
/// <c>uncertain: methotrexate</c> for drugs whose code doesn't tell what they are given for, <c>never: methotrexate-immunosuppressant</c> for those it tells not to count.
/// </summary>
public sealed record WashoutCriterion : Criterion
{
    internal const string Key = "washout";

    /// <summary>The drugs' value sets.</summary>
    public required ImmutableArray<Concept> Drugs { get; init; }

    /// <summary>The washout in days.</summary>
    public required int WithinDays { get; init; }

    /// <summary>Drugs that give review where they would fail.</summary>
    public ImmutableArray<Concept> Uncertain { get; init; } = [];

    /// <summary>Drugs that aren't meant although they belong to the value sets.</summary>
    public ImmutableArray<Concept> Never { get; init; } = [];

    /// <summary>The doses that don't count; null where all do.</summary>
    public PerioperativeDoses? Except { get; init; }

    internal static WashoutCriterion Read(CriterionHeader header, YamlSection section) => new()
    {
        Id = header.Id,
        Text = header.Text,
        Category = header.Category,
        Exempt = header.Exempt,
        Drugs = section.RequiredConcepts(Key),
        WithinDays = section.Days("within"),
        Uncertain = section.Concepts("uncertain"),
        Never = section.Concepts("never"),
        Except = section.OptionalSection("except") is { } except ? PerioperativeDoses.Read(except) : null,
    };
}

/// <summary>Doses by a route within some days of a procedure, or of an anchor that words may tell. A dispense so near to one gives review.</summary>
public sealed record PerioperativeDoses(Concept Route, Concept Near, int Days, Anchor? Anchor = null)
{
    internal static PerioperativeDoses Read(YamlSection section)
    {
        var exception = new PerioperativeDoses(section.Concept("route"), section.Concept("near"), section.Days("days"), section.OptionalText("anchor") is { } name ? EvidenceRule.FindAnchor(section, name) : null);
        section.Close();
        return exception;
    }
}
