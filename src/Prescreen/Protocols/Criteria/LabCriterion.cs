using System.Collections.Immutable;
using Prescreen.Protocols.Yaml;
using Prescreen.Vocabulary;

namespace Prescreen.Protocols.Criteria;

/// <summary>
/// A laboratory or measured value: <c>lab: platelets, require: "&gt;= 80 10*9/L", within: 14 d</c>; with
/// <c>instead: { when: { condition: gilbert-syndrome }, require: "&lt;= 3.0 xULN" }</c> for patients to whom another limit applies.
/// </summary>
public sealed record LabCriterion : Criterion
{
    internal const string Key = "lab";

    /// <summary>The labs any of which decides: BUN or urea.</summary>
    public required ImmutableArray<LabDefinition> Labs { get; init; }

    /// <summary>What the value must be.</summary>
    public required Threshold Require { get; init; }

    /// <summary>The window in days.</summary>
    public required int WithinDays { get; init; }

    /// <summary>The limit for patients with a condition; null where there is none.</summary>
    public InsteadLimit? Instead { get; init; }

    /// <summary>Which method some codes must state; null where any will do.</summary>
    public RequiredMethod? Method { get; init; }

    /// <summary>That the value must be measured without oxygen; null where that means nothing.</summary>
    public RoomAir? RoomAir { get; init; }

    /// <summary>The kind of finding in a report's words that tells the value in percent; null where words aren't read. They only ever suggest.</summary>
    public string? Finding { get; init; }

    /// <summary>What would settle it where it is unknown; null for the lab's title.</summary>
    public string? SettledBy { get; init; }

    internal static LabCriterion Read(CriterionHeader header, YamlSection section)
    {
        var labs = section.Texts(Key).Select(one => Lab(section, one.Text)).OfType<LabDefinition>().ToImmutableArray();
        var require = section.Threshold("require");
        CheckUnit(section, "require", require, labs);
        if (NarrativeUseReader.Read(section, section.Has(FindingQuery.Key)) is NarrativeUse.Decides)
        {
            section.Problem("narrative", "PROT-067", "A measured value in words only suggests.");
        }

        return new LabCriterion
        {
            Id = header.Id,
            Text = header.Text,
            Category = header.Category,
            Exempt = header.Exempt,
            Labs = labs,
            Require = require,
            WithinDays = section.Days("within"),
            Instead = section.OptionalSection("instead") is { } instead ? InsteadLimit.Read(instead, require, labs) : null,
            Method = section.OptionalSection("method") is { } method ? RequiredMethod.Read(method) : null,
            RoomAir = section.OptionalSection("room-air") is { } air ? RoomAir.Read(air) : null,
            Finding = section.Has(FindingQuery.Key) ? FindingQuery.KindOf(section) : null,
            SettledBy = section.OptionalText("settled-by"),
        };
    }

    internal static void CheckUnit(YamlSection section, string key, Threshold threshold, ImmutableArray<LabDefinition> labs)
    {
        foreach (var lab in labs)
        {
            if (!threshold.IsRelative && threshold.Unit != lab.Unit)
            {
                section.Problem(key, "PROT-035", $"'{threshold.Unit}' can't be compared: lab '{lab.Name}' is in '{lab.Unit}'.");
            }
        }
    }

    private static LabDefinition? Lab(YamlSection section, string name)
    {
        if (section.Scope.Labs.TryGetValue(name, out var lab))
        {
            return lab;
        }

        section.Problem(Key, "PROT-036", $"There is no lab '{name}'{Suggestion.Of(name, section.Scope.Labs.Keys)}.");
        return null;
    }
}

/// <summary>Another limit for patients who have (or, where <see cref="MustBeActive"/>, now have) a condition.</summary>
public sealed record InsteadLimit(ImmutableArray<Concept> Condition, bool MustBeActive, Threshold Require)
{
    internal static InsteadLimit Read(YamlSection section, Threshold usual, ImmutableArray<LabDefinition> labs)
    {
        var when = section.OptionalSection("when");
        var limit = new InsteadLimit(
            when?.RequiredConcepts("condition") ?? [],
            when?.OneOf("while", false, ("ever", false), ("active", true)) ?? false,
            section.Threshold("require"));
        when?.Close();
        LabCriterion.CheckUnit(section, "require", limit.Require, labs);
        section.Require("when");
        if (limit.Require == usual)
        {
            section.Problem("require", "PROT-037", "This is the usual limit again, so 'instead' can never change anything.");
        }

        section.Close();
        return limit;
    }
}

/// <summary>Results of some codes count only with a stated method; with another or none they give review.</summary>
public sealed record RequiredMethod(ImmutableArray<Concept> Codes, Concept Is)
{
    internal static RequiredMethod Read(YamlSection section)
    {
        var method = new RequiredMethod(section.RequiredConcepts("codes"), section.Concept("is"));
        section.Close();
        return method;
    }
}

/// <summary>Codes that mean room air by themselves; others need a component of no oxygen flow, or of an oxygen concentration as in air.</summary>
public sealed record RoomAir(ImmutableArray<Concept> Codes, Concept Flow, Concept Concentration)
{
    internal static RoomAir Read(YamlSection section)
    {
        var air = new RoomAir(section.RequiredConcepts("codes"), section.Concept("flow"), section.Concept("concentration"));
        section.Close();
        return air;
    }
}
