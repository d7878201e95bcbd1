namespace Prescreen.Screening.Ledger;

/// <summary>
/// What a row of the ledger owes: a patient's screening ("Patient/1"), or an errand that finds patients: finding whose a resource is
/// ("resolve/Observation/7") or a catch-up at once ("catch-up/Observation"). Errands leave no row behind once settled.
/// </summary>
public static class LedgerKey
{
    private const string Patients = "Patient/";
    private const string Resolutions = "resolve/";
    private const string CatchUps = "catch-up/";
    private const int LongestId = 128;

    /// <summary>The errand of finding whose a resource is, given its type and id.</summary>
    public static string OfResource(string type, string id) => $"{Resolutions}{type}/{id}";

    /// <summary>The errand of catching up on a stream: a part of the subscription plan ("Observation 1").</summary>
    public static string OfCatchUp(string stream) => $"{CatchUps}{stream.Replace(' ', '-')}";

    /// <summary>True for a patient's reference.</summary>
    public static bool IsPatient(string key) => key.StartsWith(Patients, StringComparison.Ordinal) && IsTail(key.AsSpan(Patients.Length));

    /// <summary>The type and id of a resource to resolve; null for other keys.</summary>
    public static (string Type, string Id)? Resource(string key)
        => key.StartsWith(Resolutions, StringComparison.Ordinal) && key.Split('/') is [_, { Length: > 0 } type, { Length: > 0 } id] ? (type, id) : null;

    /// <summary>The stream to catch up on, as <see cref="OfCatchUp"/> wrote it; null for other keys.</summary>
    public static string? CatchUp(string key) => key.StartsWith(CatchUps, StringComparison.Ordinal) ? key[CatchUps.Length..] : null;

    internal static bool IsValid(string key)
        => IsPatient(key)
            || (Resource(key) is var (type, id) && IsTail(type) && IsTail(id))
            || (CatchUp(key) is { } stream && IsTail(stream));

    private static bool IsTail(ReadOnlySpan<char> tail)
        => tail.Length is > 0 and <= LongestId && !tail.ContainsAnyExceptInRange('!', '~') && !tail.Contains('/');
}
