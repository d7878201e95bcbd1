namespace Prescreen.Fhir.Rest;

/// <summary>Where a FHIR server is and how patiently to speak to it. Times are totals of wall-clock time by the client's <see cref="TimeProvider"/>.</summary>
public sealed record FhirClientOptions
{
    /// <summary>The service base, http or https; a missing last slash is added. Query and user info are refused with an <see cref="ArgumentException"/>.</summary>
    public required Uri BaseUrl
    {
        get;
        init => field = value is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" }
            ? value.AbsolutePath.EndsWith('/') ? value : new Uri(value.AbsoluteUri + "/")
            : throw new ArgumentException("A FHIR base URL is absolute http(s) without query, fragment or user.", nameof(value));
    }

    /// <summary>How long one attempt may take, body included.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one call may take, waits and retries included.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a repeatable request is tried again; 0 never.</summary>
    public int MaxRetries { get; init; } = 4;

    /// <summary>The wait before the first retry; it doubles, with jitter.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>The longest wait between two attempts where the server named none.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The longest Retry-After that is waited out; a longer one ends the call, and its problem carries the wish.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest body taken, in bytes after decompression.</summary>
    public int MaxResponseBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The most pages one search follows.</summary>
    public int MaxPages { get; init; } = 10_000;

    /// <summary>Searches whose address is longer, in characters, go as POST <c>_search</c>.</summary>
    public int MaxQueryLength { get; init; } = 1_500;

    /// <summary>False for servers without POST <c>_search</c>: every search is a GET then.</summary>
    public bool PostSearches { get; init; } = true;
}
