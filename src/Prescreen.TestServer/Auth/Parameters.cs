using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Prescreen.TestServer.Auth;

/// <summary>Parameters of a request to the authorization server: the query of a GET, the form of a POST. See RFC 6749, 3.1.</summary>
internal sealed class Parameters(IReadOnlyDictionary<string, string> values)
{
    /// <summary>The value, or "" where there is none: the RFC takes an empty value for none.</summary>
    public string this[string name] => values.GetValueOrDefault(name, "");

    public bool Has(string name) => this[name].Length > 0;

    public IEnumerable<KeyValuePair<string, string>> All => values;

    /// <summary>The parameters, or null where one is repeated or the body is no form.</summary>
    public static async Task<Parameters?> ReadAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            return Of(request.Query);
        }

        if (!request.HasFormContentType)
        {
            return null;
        }

        try
        {
            return Of(await request.ReadFormAsync(request.HttpContext.RequestAborted));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static Parameters? Of(IEnumerable<KeyValuePair<string, StringValues>> pairs)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            if (value.Count != 1 || !values.TryAdd(name, value.ToString()))
            {
                return null;
            }
        }

        return new Parameters(values);
    }
}
