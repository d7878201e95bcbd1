using System.Text.Json;

namespace Prescreen.TestServer.Auth;

/// <summary>What the token endpoint answers. See RFC 6749, 5.1 and 5.2.</summary>
internal sealed record TokenReply(int Status, Action<Utf8JsonWriter> Write)
{
    public static TokenReply Refuse(string error, string text, int status = 400) => new(status, writer =>
    {
        writer.WriteString("error"u8, error);
        writer.WriteString("error_description"u8, text);
    });
}
