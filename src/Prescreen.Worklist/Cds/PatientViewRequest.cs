using System.Text.Json;
using Prescreen.Json;

namespace Prescreen.Worklist.Cds;

/// <summary>
/// What an EHR asks when somebody opens a chart: https://cds-hooks.hl7.org/hooks/patient-view/2024/patient-view/. What it sends beside (prefetch, an access
/// token) isn't looked at. Prints nothing of it.
/// </summary>
internal sealed record PatientViewRequest
{
    private const int LongestReference = 256;

    /// <summary>The EHR's id of this one opening of the chart.</summary>
    public required string HookInstance { get; init; }

    /// <summary>The EHR's FHIR base; null where it doesn't say.</summary>
    public Uri? FhirServer { get; init; }

    /// <summary>Who opened it: "Practitioner/7", "PractitionerRole/7", "Patient/1" or "RelatedPerson/1".</summary>
    public required string User { get; init; }

    /// <summary>"Patient/1".</summary>
    public required string Patient { get; init; }

    /// <summary>CDSH-001 where it is no JSON of this form, CDSH-002 where it is another hook.</summary>
    public static Result<PatientViewRequest> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Of(document.RootElement);
        }
        catch (Exception foreign) when (foreign is JsonException or InvalidOperationException)
        {
            // An unpaired surrogate, escaped, is found only when the text is taken.
            return Malformed("it is no JSON");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => "patient-view";

    private static Result<PatientViewRequest> Of(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            return Malformed("it is no object");
        }

        if (root.Text("hook") is not { Length: > 0 } hook)
        {
            return Malformed("hook is missing");
        }

        if (hook != PatientViewService.Hook)
        {
            return new Problem(ProblemKind.Unsupported, "CDSH-002", "This service answers the hook patient-view only.");
        }

        Uri? server = null;
        if (root.Text("hookInstance") is not { Length: > 0 } instance
            || root.Member("context") is not { ValueKind: JsonValueKind.Object } context
            || Reference(context, "userId", null) is not { } user || Reference(context, "patientId", "Patient") is not { } patient)
        {
            return Malformed("hookInstance, context.userId or context.patientId is missing or isn't a text of this form");
        }

        return root.TryGetProperty("fhirServer", out var named) && (named.ValueKind is not JsonValueKind.String || !Uri.TryCreate(named.GetString(), UriKind.Absolute, out server))
            ? Malformed("fhirServer is no address")
            : new PatientViewRequest { HookInstance = instance, FhirServer = server, User = user, Patient = patient };
    }

    // The hook says userId with a type and patientId without; EHRs send patientId with one too.
    private static string? Reference(JsonElement context, string name, string? type)
    {
        if (context.Text(name) is not { Length: > 0 } text || text.Length > LongestReference)
        {
            return null;
        }

        var parts = text.Split('/');
        return parts switch
        {
            [var only] when type is not null && IsId(only) => $"{type}/{only}",
            [var of, var id] when (type is null || of == type) && of.Length > 0 && of.All(char.IsAsciiLetter) && IsId(id) => text,
            _ => null,
        };
    }

    // https://hl7.org/fhir/R4/datatypes.html#id
    private static bool IsId(string text) => text.Length is > 0 and <= 64 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.');

    private static Problem Malformed(string why) => new(ProblemKind.Invalid, "CDSH-001", $"The body is no patient-view request: {why}.");
}
