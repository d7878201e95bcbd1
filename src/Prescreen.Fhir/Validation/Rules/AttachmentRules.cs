using System.Globalization;
using System.Text.Json;
using Prescreen.Fhir.Validation.Walking;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>An attachment's stated size against its data. <see href="https://hl7.org/fhir/R4/datatypes-definitions.html#Attachment.size"/></summary>
internal static class AttachmentRules
{
    public static void Check(Walk walk, JsonElement attachment)
    {
        if (attachment.Text("data") is { } data && attachment.Member("size") is { ValueKind: JsonValueKind.Number } stated && stated.TryGetInt64(out var size)
            && Length(data) is var actual && actual != size)
        {
            walk.Error("value", "attachment-size", string.Create(CultureInfo.InvariantCulture, $"The size says {size} bytes, the data has {actual}: mend the size."), attachment);
        }
    }

    // Four characters stand for three bytes, less one for each '=' at the end.
    private static long Length(string base64)
    {
        var characters = base64.Count(one => !char.IsWhiteSpace(one));
        return (characters / 4 * 3) - base64.Count(one => one == '=');
    }
}
