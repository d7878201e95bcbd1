using System.Collections.Immutable;
using System.Globalization;
using Prescreen.Facts;
using Prescreen.Narrative.Lexicon;

namespace Prescreen.Narrative.Context;

/// <summary>What a trigger's entry says, ready to be used.</summary>
internal sealed record TriggerMeaning
{
    /// <summary>The assertion it gives.</summary>
    public required Assertion Assertion { get; init; }

    /// <summary>True where it turns what the rest says into its opposite: "it is not the case that".</summary>
    public bool IsReversed { get; init; }

    /// <summary>True where it says that what was so before is so still: "again seen".</summary>
    public bool IsCurrent { get; init; }

    /// <summary>True where it reaches what stands after it.</summary>
    public bool IsForward { get; init; }

    /// <summary>True where it reaches what stands before it.</summary>
    public bool IsBackward { get; init; }

    /// <summary>The most tokens between it and what it reaches.</summary>
    public int Within { get; init; }

    /// <summary>True where it needs a colon or a column's gap before it.</summary>
    public bool NeedsColon { get; init; }

    /// <summary>True where it reaches through terminators and commas: somebody else's whole story.</summary>
    public bool IsThrough { get; init; }

    /// <summary>Words that end its reach: "status post resection for cancer".</summary>
    public ImmutableArray<string> Until { get; init; } = [];

    /// <summary>The meaning of a trigger's entry; null for other entries.</summary>
    public static TriggerMeaning? Of(LexiconEntry entry)
        => entry.Role != Roles.Trigger ? null : new TriggerMeaning
        {
            Assertion = Parse(entry.Value),
            IsReversed = entry.Value == "reversed",
            IsCurrent = entry.Value == "current",
            IsForward = entry["reaches"] is not "backward",
            IsBackward = entry["reaches"] is not "forward",
            Within = entry["within"] is { } within ? int.Parse(within, NumberStyles.None, CultureInfo.InvariantCulture) : int.MaxValue,
            NeedsColon = entry["after"] is "colon",
            IsThrough = entry["through"] is "sentence",
            Until = entry["until"] is { } until ? [.. until.Split(' ')] : [],
        };

    private static Assertion Parse(string? value) => value switch
    {
        "absent" => Assertion.Absent,
        "possible" => Assertion.Possible,
        "historical" => Assertion.Historical,
        "planned" => Assertion.Planned,
        "other" => Assertion.Other,
        _ => Assertion.Present,
    };
}
