namespace Prescreen.Fhir.Rest;

/// <summary>One interaction, before it is HTTP. The target is relative to the base, or an address under it that the server named.</summary>
internal sealed record FhirRequest(HttpMethod Method, string Target)
{
    public ReadOnlyMemory<byte> Body { get; init; }

    public string MediaType { get; init; } = "application/fhir+json";

    public string? IfNoneExist { get; init; }

    public string? IfMatch { get; init; }

    public bool IsRepeatable { get; init; }

    /// <summary>True where the target is a link the server gave.</summary>
    public bool IsLink { get; init; }

    public bool IsSearch { get; init; }

    public bool IsBodyNeeded { get; init; }

    /// <summary>True where any kind of content will do, and is given as it came.</summary>
    public bool IsRaw { get; init; }

    public bool IsAbsenceFine { get; init; }

    /// <summary>True where nothing that was sent is of a patient, so that the server's own words can be told.</summary>
    public bool TellsDiagnostics { get; init; }

    public Returning? Returning { get; init; }

    /// <summary>The request without values, for problems.</summary>
    public string Told { get; init; } = FhirAddress.Tell(Method, Target);

    public static FhirRequest Get(string target) => new(HttpMethod.Get, target) { IsRepeatable = true };

    public override string ToString() => Told;
}
