namespace Prescreen.Fhir.Rest;

/// <summary>What the client and its handlers tell each other about one request.</summary>
internal static class RequestNotes
{
    /// <summary>Set where sending the request twice does what sending it once does.</summary>
    public static readonly HttpRequestOptionsKey<bool> Repeatable = new("prescreen.repeatable");

    /// <summary>Set by a handler that failed in a way no status can tell.</summary>
    public static readonly HttpRequestOptionsKey<Problem> Failure = new("prescreen.failure");

    public static bool IsRepeatable(this HttpRequestMessage request) => request.Options.TryGetValue(Repeatable, out bool repeatable) && repeatable;
}
