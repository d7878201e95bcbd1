namespace Prescreen;

/// <summary>What a caller can do about a <see cref="Problem"/>; decides retry, HTTP status and dead-lettering.</summary>
public enum ProblemKind
{
    /// <summary>The input is wrong: repeating the same call can't help; somebody must mend the data or the setting.</summary>
    Invalid,

    /// <summary>What was asked for isn't there.</summary>
    NotFound,

    /// <summary>We aren't allowed: credentials or scopes must be mended.</summary>
    Forbidden,

    /// <summary>Somebody else wrote first: read again and decide again.</summary>
    Conflict,

    /// <summary>The other side asks for something it doesn't support.</summary>
    Unsupported,

    /// <summary>The other side is down, slow or busy: try again later.</summary>
    Unavailable,
}

/// <summary>
/// Something the world did to us, as a value. <see cref="Code"/> is stable and unique ("FHIR-412"); <see cref="Text"/> is one sentence that
/// says what to do and never holds patient data; <see cref="Place"/> names the file, resource or element ("a.ndjson:12", "Observation/7: valueQuantity.value").
/// A problem that a caller needs more of than words derives from it; it prints as any other.
/// </summary>
public record Problem(ProblemKind Kind, string Code, string Text)
{
    /// <summary>Where it is: file and line, resource and element path, or a setting's key; null where the call itself is the place.</summary>
    public string? Place { get; init; }

    /// <summary>How long the other side asked us to wait (Retry-After); null where it didn't say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The same problem at a place, or inside a wider place: "file:12: Observation/7: …".</summary>
    public Problem At(string place) => this with { Place = Place is null ? place : $"{place}: {Place}" };

    /// <inheritdoc/>
    public sealed override string ToString() => Place is null ? $"{Code}: {Text}" : $"{Place}: {Code}: {Text}";
}
