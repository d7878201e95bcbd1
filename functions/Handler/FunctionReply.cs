using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Prescreen.Functions.Handler;

/// <summary>
/// What the host gets back: always JSON, as an empty 2xx makes it wait until its time-out. Queue messages are objects, as text that happens to be base64 is
/// decoded on its way (azure-functions-host#8352). A status other than 2xx makes the host try a message again.
/// </summary>
public sealed record FunctionReply(int Status)
{
    /// <summary>There is no function of that name.</summary>
    public static FunctionReply NoFunction { get; } = new(404) { Code = "APP-040" };

    /// <summary>The work was given back undone, to be tried again.</summary>
    public static FunctionReply OutOfTime { get; } = new(503) { Code = "APP-042" };

    /// <summary>The ledger's keys for the queue.</summary>
    public ImmutableArray<string> Due { get; init; } = [];

    /// <summary>The HTTP answer for the caller of the function; null where the function isn't called over HTTP.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The HTTP answer's Retry-After in seconds; null to leave it out.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>A problem's code, for the host's log; null where all went well.</summary>
    public string? Code { get; init; }

    /// <summary>The JSON.</summary>
    public ReadOnlyMemory<byte> Write()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("Outputs");
            WriteHttp(writer);
            WriteDue(writer);
            writer.WriteEndObject();
            writer.WriteStartArray("Logs");
            if (Code is not null)
            {
                writer.WriteStringValue(Code);
            }

            writer.WriteEndArray();
            writer.WriteNull("ReturnValue");
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Without the keys, which are identifiers.</summary>
    public override string ToString() => $"{Status} {Code}";

    private void WriteHttp(Utf8JsonWriter writer)
    {
        if (HttpStatus is not { } status)
        {
            return;
        }

        writer.WriteStartObject("res");
        writer.WriteNumber("statusCode", status);
        writer.WriteString("body", "{}");
        writer.WriteStartObject("headers");
        writer.WriteString("Content-Type", "application/json");
        if (RetryAfterSeconds is { } seconds)
        {
            writer.WriteString("Retry-After", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void WriteDue(Utf8JsonWriter writer)
    {
        if (Due.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("due");
        foreach (var key in Due)
        {
            writer.WriteStartObject();
            writer.WriteString("patient", key);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
