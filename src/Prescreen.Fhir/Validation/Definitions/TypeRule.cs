using System.Collections.Immutable;

namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>One type an element may have. <see href="https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.type"/></summary>
internal sealed record TypeRule(string Code)
{
    /// <summary>Canonical URLs of profiles the value must conform to, one of them at least.</summary>
    public ImmutableArray<string> Profiles { get; init; } = [];

    /// <summary>Canonical URLs of what a reference may point to; empty means anything.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>How a reference may point: contained, referenced, bundled; empty means in any way.</summary>
    public ImmutableArray<string> Aggregation { get; init; } = [];

    /// <summary>The format of a primitive's text; null where there is none.</summary>
    public string? Format { get; init; }

    /// <summary>True for types whose JSON is a single value, not an object.</summary>
    public bool IsPrimitive => char.IsAsciiLetterLower(Code[0]);
}
