namespace Prescreen.Worklist.Access;

/// <summary>The paths of sign-in.</summary>
internal static class Addresses
{
    public const string Root = "/worklist";

    public const string SignIn = "/worklist/sign-in";

    public const string Launch = "/worklist/launch";

    public const string Callback = "/worklist/callback";

    public const string SignOut = "/worklist/sign-out";

    public const string Language = "/worklist/language";

    public const string Patient = "/worklist/patient";

    public const string Assets = "/worklist/assets";

    /// <summary>A subject's page, by the protocol's id and the ResearchSubject's id: nothing of the patient.</summary>
    public static string OfSubject(string study, string id) => $"{Root}/studies/{Uri.EscapeDataString(study)}/subjects/{Uri.EscapeDataString(id)}";

    /// <summary>The id of "ResearchSubject/7".</summary>
    public static string SubjectId(string reference) => reference["ResearchSubject/".Length..];

    /// <summary>The path and query to go to after sign-in; the studies where it isn't a page of ours, so that nobody is led elsewhere.</summary>
    public static string Local(string? path)
        => path is not null && (path == Root || path.StartsWith(Root + "/", StringComparison.Ordinal) || path.StartsWith(Root + "?", StringComparison.Ordinal))
            && path.Length <= 2000 && !path.Contains('\\') && !path.Contains("//", StringComparison.Ordinal) && !path.Any(char.IsControl)
            ? path
            : Root;
}
