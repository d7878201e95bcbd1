using System.Text.Json;

namespace Prescreen.Functions.Handler;

/// <summary>
/// What the Functions host posts for an invocation: <c>{"Data":{…},"Metadata":{…}}</c>.
/// <see href="https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#request-payload"/>
/// </summary>
public sealed class Envelope
{
    private readonly JsonElement data;
    private readonly JsonElement metadata;

    private Envelope(JsonElement root)
    {
        data = Member(root, "Data");
        metadata = Member(root, "Metadata");
    }

    /// <summary>The envelope of a body; null where it is no JSON object.</summary>
    public static Envelope? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind is JsonValueKind.Object ? new Envelope(document.RootElement.Clone()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The HTTP request bound to a name; null where there is none.</summary>
    public HttpTrigger? Http(string name)
        => Member(data, name) is { ValueKind: JsonValueKind.Object } request ? new HttpTrigger(request) : null;

    /// <summary>
    /// A member of the queue message bound to a name. The message is an object, or its text encoded once or twice (azure-functions-host#5815); where it can't be
    /// found there, what the host lifted from it into Metadata. Null where it is nowhere.
    /// </summary>
    public string? Queued(string name, string member)
        => Text(Member(Decoded(Member(data, name)), member)) ?? Text(Decoded(Member(metadata, member)));

    internal static JsonElement Member(JsonElement element, string name)
        => element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    internal static string? Text(JsonElement element) => element.ValueKind is JsonValueKind.String ? element.GetString() : null;

    /// <summary>Takes off up to two layers of JSON text around a value; text that is no JSON stays as it is.</summary>
    private static JsonElement Decoded(JsonElement element)
    {
        for (var layer = 0; layer < 2 && element.ValueKind is JsonValueKind.String; layer++)
        {
            try
            {
                using var inner = JsonDocument.Parse(element.GetString()!);
                element = inner.RootElement.Clone();
            }
            catch (JsonException)
            {
                break;
            }
        }

        return element;
    }
}
