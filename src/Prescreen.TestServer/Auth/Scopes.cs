using System.Text.RegularExpressions;

namespace Prescreen.TestServer.Auth;

/// <summary>Scopes an app can be granted; others are left out of the grant. See http://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html.</summary>
internal static partial class Scopes
{
    public const string OpenId = "openid";
    public const string FhirUser = "fhirUser";
    public const string Email = "email";
    public const string Launch = "launch";

    /// <summary>Scopes the server announces; those of resources as examples, for their number has no end.</summary>
    public static readonly IReadOnlyList<string> Supported =
        [OpenId, FhirUser, "profile", Email, Launch, "launch/patient", "offline_access", "online_access", "patient/*.cruds", "user/*.cruds", "system/*.cruds"];

    public static IReadOnlyList<string> Split(string scope) => scope.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What of the scopes asked for can be granted to a person's app.</summary>
    public static IReadOnlyList<string> Granted(string scope)
        => [.. Split(scope).Where(one => OfResources().IsMatch(one) || (Supported.Contains(one) && !one.Contains('*', StringComparison.Ordinal))).Distinct()];

    /// <summary>True where FHIR is asked for, so that "aud" must name the server; OpenID Connect alone has no aud.</summary>
    public static bool NeedAudience(string scope)
        => Split(scope).Any(one => one is Launch or FhirUser || one.StartsWith("launch/", StringComparison.Ordinal) || one.StartsWith("patient/", StringComparison.Ordinal)
            || one.StartsWith("user/", StringComparison.Ordinal) || one.StartsWith("system/", StringComparison.Ordinal));

    public static bool NeedPatient(IEnumerable<string> granted) => granted.Any(one => one == "launch/patient" || one.StartsWith("patient/", StringComparison.Ordinal));

    public static bool GiveRefresh(IEnumerable<string> granted) => granted.Any(one => one is "offline_access" or "online_access");

    [GeneratedRegex(@"^(patient|user)/(\*|[A-Z][A-Za-z]*)\.(?=[cruds])c?r?u?d?s?(\?[!-~]+)?\z")]
    private static partial Regex OfResources();
}
