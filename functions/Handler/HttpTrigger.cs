using System.Text;
using System.Text.Json;

namespace Prescreen.Functions.Handler;

/// <summary>The HTTP request of an envelope: <c>{"Url","Method","Query","Headers":{"Name":["value"]},"Params","Identities","Body"}</c>.</summary>
public sealed class HttpTrigger(JsonElement request)
{
    /// <summary>The method, upper case; POST where the host doesn't say.</summary>
    public string Method { get; } = Envelope.Text(Envelope.Member(request, "Method"))?.ToUpperInvariant() ?? "POST";

    /// <summary>The route's parameter, or empty.</summary>
    public string Param(string name) => Envelope.Text(Envelope.Member(Envelope.Member(request, "Params"), name)) ?? "";

    /// <summary>A header's first value by its name in any case, or null.</summary>
    public string? Header(string name)
    {
        var headers = Envelope.Member(request, "Headers");
        if (headers.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        foreach (var header in headers.EnumerateObject())
        {
            if (header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value.ValueKind is JsonValueKind.Array && header.Value.GetArrayLength() > 0 ? Envelope.Text(header.Value[0]) : Envelope.Text(header.Value);
            }
        }

        return null;
    }

    /// <summary>
    /// The body: text as it is, base64 decoded for octet-stream and multipart, JSON that the host parsed as its text, empty where it is absent (the host
    /// leaves out bodies of chunked uploads).
    /// </summary>
    public ReadOnlyMemory<byte> Body()
    {
        var body = Envelope.Member(request, "Body");
        if (body.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            return Encoding.UTF8.GetBytes(body.GetRawText());
        }

        if (Envelope.Text(body) is not { } text)
        {
            return default;
        }

        var type = Header("Content-Type") ?? "";
        var isBinary = type.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase) || type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);
        return isBinary && body.TryGetBytesFromBase64(out var bytes) ? bytes : Encoding.UTF8.GetBytes(text);
    }
}
