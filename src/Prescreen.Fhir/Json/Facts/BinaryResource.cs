using System.Buffers;
using System.Buffers.Text;
using Prescreen.Fhir.Text;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Binary, by itself or contained. https://hl7.org/fhir/R4/binary.html</summary>
internal static class BinaryResource
{
    // What base64 makes of the largest attachment.
    private const long LongestData = (TextLimits.MostBytes * 4L / 3) + 4096;

    public static string? Read(JsonObject resource, ResourceContext context)
    {
        if (context.Narrative is not null && !context.IsContained)
        {
            context.Sink.AddBinary(new BinaryText(context.Head(resource, isWithdrawn: false).Source.Unversioned, TextOf(resource, context)));
        }

        return null;
    }

    public static ReadText TextOf(JsonObject binary, ResourceContext context)
        => binary["data"u8].Utf8() is { IsEmpty: false } data
            ? OfBase64(binary["contentType"u8].Text(), data, context)
            : ReadText.Unread(TextProblems.NoData());

    public static ReadText OfBase64(string? contentType, ReadOnlySpan<byte> base64, ResourceContext context)
        => base64.Length > LongestData ? ReadText.Unread(TextProblems.TooLong())
            : Decode(base64) is not { } bytes ? ReadText.Unread(FactProblems.Attachment())
            : context.Attachments.Read(contentType ?? "", bytes);

    private static byte[]? Decode(ReadOnlySpan<byte> base64)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(base64.Length)];
        return Base64.DecodeFromUtf8(base64, bytes, out _, out var written) is OperationStatus.Done ? bytes[..written] : null;
    }
}
