using System.Text;
using System.Text.Json;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Records;

/// <summary>Knows the assessments that Prescreen itself wrote, by their code.</summary>
internal static class OwnAssessment
{
    private static readonly byte[] System = Encoding.UTF8.GetBytes(PrescreenUrls.Codes);

    /// <summary>True for an Observation coded as our eligibility assessment. JSON that can't be read isn't one.</summary>
    public static bool Is(ReadOnlyMemory<byte> json) => json.Span.IndexOf(System) >= 0 && IsCoded(json);

    private static bool IsCoded(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.TryGetProperty("code", out var code) && code.ValueKind is JsonValueKind.Object
                && code.TryGetProperty("coding", out var codings) && codings.ValueKind is JsonValueKind.Array
                && codings.EnumerateArray().Any(IsOurs);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsOurs(JsonElement coding)
        => coding.ValueKind is JsonValueKind.Object && Text(coding, "system") == PrescreenUrls.Codes && Text(coding, "code") == AssessmentMapping.Code;

    private static string? Text(JsonElement coding, string name)
        => coding.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.String ? member.GetString() : null;
}
