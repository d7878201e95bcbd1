using System.Collections.Immutable;
using Prescreen.Units;
using Prescreen.Vocabulary;

namespace Prescreen.Protocols;

/// <summary>How one analyte is recognised, understood and checked for plausibility. The site may edit the plausible range.</summary>
public sealed class LabDefinition
{
    /// <summary>Its name in the protocol, "platelets".</summary>
    public required string Name { get; init; }

    /// <summary>What a person calls it, "Platelet count".</summary>
    public required string Title { get; init; }

    /// <summary>The value sets of its codes.</summary>
    public required ImmutableArray<Concept> Codes { get; init; }

    /// <summary>The UCUM unit values are compared in; "1" for dimensionless tests.</summary>
    public required string Unit { get; init; }

    /// <summary>How its unit strings are understood.</summary>
    public required AnalyteUnits Units { get; init; }

    /// <summary>The lowest plausible value in <see cref="Unit"/>, inclusive; null for none.</summary>
    public decimal? PlausibleFrom { get; init; }

    /// <summary>The highest plausible value in <see cref="Unit"/>, inclusive; null for none.</summary>
    public decimal? PlausibleTo { get; init; }

    /// <summary>True for tests that need no unit: INR, scores.</summary>
    public bool IsDimensionless => Unit == "1";

    /// <summary>The site's own upper limits of normal, for results without a reference range; empty where not configured.</summary>
    public ImmutableArray<SiteLimit> UpperLimits { get; init; } = [];

    /// <summary>The name only.</summary>
    public override string ToString() => Name;
}

/// <summary>A site's upper limit of normal in the lab's unit, for one gender or (<see cref="Facts.Gender.Unknown"/>) everybody.</summary>
public sealed record SiteLimit(decimal High, Facts.Gender Gender);
