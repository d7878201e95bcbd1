namespace Prescreen.Fhir.Rest;

/// <summary>Retry-After, as seconds or as a date. <see href="https://www.rfc-editor.org/rfc/rfc9110#name-retry-after"/></summary>
internal static class RetryWish
{
    /// <summary>How long the server asks to wait from <paramref name="now"/>; a date in the past is zero; null where it doesn't ask.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        // Against the server's own Date where it is sent: its clock and ours may differ.
        { Date: { } until } => Later(until - (response.Headers.Date ?? now)),
        _ => null,
    };

    private static TimeSpan Later(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
}
