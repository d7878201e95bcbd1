using System.Text;

namespace Prescreen.Fhir.Rest;

/// <summary>Addresses under one service base: made from parts, checked when a server names them, and told without values. <see href="https://hl7.org/fhir/R4/http.html#root"/></summary>
internal sealed class FhirAddress(Uri baseUrl)
{
    private static readonly string[] PersonalParameters =
        ["identifier", "name", "family", "given", "birthdate", "phone", "email", "telecom", "phonetic"];

    /// <summary>A relative path and query under the base, or null where it would lead elsewhere.</summary>
    public Uri? Under(string relative)
        => relative.Length > 0 && relative[0] is not ('/' or '\\')
            && Uri.TryCreate(baseUrl, relative, out Uri? address) && Contains(address) && address.Fragment.Length == 0
            ? address
            : null;

    /// <summary>The base itself, where bundles go; without its last slash, which some servers don't route.</summary>
    public Uri Root { get; } = baseUrl.AbsolutePath.Length > 1 ? new Uri(baseUrl.AbsoluteUri.TrimEnd('/')) : baseUrl;

    /// <summary>A server's link, absolute or relative, or null where it leaves the base.</summary>
    public Uri? Follow(string link)
        => Uri.TryCreate(baseUrl, link, out Uri? address) && Contains(address) ? address : null;

    /// <summary>Same scheme, host and port, and the base path or below it.</summary>
    public bool Contains(Uri address)
    {
        if (address is not { UserInfo: "" } || !string.Equals(address.Scheme, baseUrl.Scheme, StringComparison.Ordinal)
            || !string.Equals(address.IdnHost, baseUrl.IdnHost, StringComparison.OrdinalIgnoreCase) || address.Port != baseUrl.Port)
        {
            return false;
        }

        string path = address.AbsolutePath;
        // A proxy may decode these once more than we do, and so climb out of the base.
        bool hidesSteps = path.Contains("%2e", StringComparison.OrdinalIgnoreCase) || path.Contains("%2f", StringComparison.OrdinalIgnoreCase)
            || path.Contains("%5c", StringComparison.OrdinalIgnoreCase) || path.Contains("%25", StringComparison.Ordinal);
        string root = baseUrl.AbsolutePath;
        return !hidesSteps && (path.StartsWith(root, StringComparison.Ordinal) || path.AsSpan().SequenceEqual(root.AsSpan(0, root.Length - 1)));
    }

    /// <summary>A query with everything escaped that headers and forms can't hold.</summary>
    public string Escaped(string query) => new Uri(baseUrl, "?" + query).Query[1..];

    /// <summary>True for <c>[A-Z][A-Za-z]*</c>, at most 40 characters.</summary>
    public static bool IsType(string type)
        => type.Length is > 0 and <= 40 && char.IsAsciiLetterUpper(type[0]) && type.All(char.IsAsciiLetter);

    /// <summary>True for a FHIR id: 1 to 64 of letters, digits, '-' and '.', but not dots alone.</summary>
    public static bool IsId(string id)
        => id.Length is > 0 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') && id.Any(c => c is not '.');

    /// <summary>True where the query searches by what identifies a person and so doesn't belong into an address that proxies log.</summary>
    public static bool HoldsIdentifiers(string query)
        => query.Split('&').Any(pair => PersonalParameters.Contains(LastName(pair), StringComparer.Ordinal));

    /// <summary>The request as problems may tell it: parameter names without values, patients without ids.</summary>
    public static string Tell(HttpMethod method, string relative)
    {
        int question = relative.IndexOf('?', StringComparison.Ordinal);
        string path = question < 0 ? relative : relative[..question];
        var text = new StringBuilder(method.Method).Append(' ');
        string[] parts = path.Split('/');
        for (int i = 0; i < parts.Length; i++)
        {
            bool isPatientId = i > 0 && parts[i - 1] is "Patient" or "Person" or "RelatedPerson" && parts[i] is not ['$' or '_', ..];
            text.Append(i == 0 ? "" : "/").Append(isPatientId ? "*" : parts[i]);
        }

        if (question >= 0)
        {
            text.Append('?').AppendJoin('&', relative[(question + 1)..].Split('&').Select(pair => pair.Split('=')[0]).Distinct());
        }

        return text.ToString();
    }

    private static string LastName(string pair)
    {
        string name = pair.Split('=')[0];
        int dot = name.LastIndexOf('.');
        name = dot < 0 ? name : name[(dot + 1)..];
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || name.EndsWith(":identifier", StringComparison.Ordinal)
            ? name[(colon + 1)..]
            : name[..colon];
    }
}
