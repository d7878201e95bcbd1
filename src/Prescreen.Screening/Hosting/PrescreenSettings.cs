using System.Collections.Immutable;

namespace Prescreen.Screening.Hosting;

/// <summary>What an installation is configured by; <see cref="SettingsReader"/> reads and checks it.</summary>
public sealed record PrescreenSettings
{
    /// <summary>The EHR's FHIR base (Prescreen:Ehr:BaseUrl).</summary>
    public required Uri Ehr { get; init; }

    /// <summary>The FHIR base results are written to (Prescreen:Results:BaseUrl); the EHR's where not set.</summary>
    public required Uri Results { get; init; }

    /// <summary>How to sign in at the EHR (Prescreen:Ehr:Auth); null for a server that asks nobody.</summary>
    public SignIn? EhrAuth { get; init; }

    /// <summary>How to sign in at a results server of its own (Prescreen:Results:Auth).</summary>
    public SignIn? ResultsAuth { get; init; }

    /// <summary>Where the EHR reaches us (Prescreen:PublicUrl); null where it can't: then it is polled.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Where the ledger is kept (Prescreen:Store).</summary>
    public required string Store { get; init; }

    /// <summary>The folder of protocol files (Prescreen:Protocols).</summary>
    public required string Protocols { get; init; }

    /// <summary>The folder of value sets (Prescreen:ValueSets); beside the protocols where not set.</summary>
    public required string ValueSets { get; init; }

    /// <summary>The folder of the site's ConceptMaps (Prescreen:Site:ConceptMaps); null where its codes and units speak for themselves.</summary>
    public string? ConceptMaps { get; init; }

    /// <summary>The folder of lexicons that reports are read by; those that come with the program.</summary>
    public string Narrative { get; init; } = Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "narrative");

    /// <summary>The site's time zone (Prescreen:Site:TimeZone).</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>The live secrets of notifications (Prescreen:Notifications:Secrets), the first for new subscriptions.</summary>
    public ImmutableArray<string> Secrets { get; init; } = [];

    /// <summary>A topic's canonical for topic-based subscriptions (Prescreen:Notifications:Topic); null for search criteria.</summary>
    public string? Topic { get; init; }

    /// <summary>How often to catch up (Prescreen:CatchUp:Every).</summary>
    public TimeSpan CatchUpEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many patients are screened at once (Prescreen:Workers).</summary>
    public int Workers { get; init; } = 4;

    /// <summary>Without addresses and secrets.</summary>
    public override string ToString() => $"{Workers} workers, {TimeZone.Id}";
}
