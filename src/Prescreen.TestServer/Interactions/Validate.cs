using System.Runtime.InteropServices;
using System.Text.Json;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Validation;
using Prescreen.Json;
using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Interactions;

/// <summary>
/// Validates what is sent (a resource, or Parameters with a resource and profiles), or what is stored where nothing is sent. Answers 200 with an OperationOutcome,
/// whatever is found. See http://hl7.org/fhir/R4/resource-operation-validate.html.
/// </summary>
internal static class Validate
{
    public static FhirResponse Run(Session session, FhirRequest request, FhirValidator validator)
    {
        var (sent, id) = (Sent(request.Resource), request.Segments is [_, var named, _] ? named : null);
        var type = request.Segments[0];
        if (sent is null && id is null)
        {
            return FhirResponse.Of(Refusals.Ask("$validate takes a resource, or Parameters with one named 'resource'."));
        }

        ReadOnlyMemory<byte> json;
        if (sent is { } resource)
        {
            if (Writable.TypeOf(resource) is { } own && own != type)
            {
                return FhirResponse.Of(Refusals.BadResource($"resourceType must be {type}, as the URL says.", "resourceType"));
            }

            json = JsonMarshal.GetRawUtf8Value(resource).ToArray();
        }
        else
        {
            var stored = session.Find(type, id!);
            if (stored is null or { IsDeleted: true })
            {
                return FhirResponse.Of(stored is null ? Refusals.NotFound($"{type}/{id}") : Refusals.Gone(stored.Reference));
            }

            json = stored.Body;
        }

        return Outcome(200, validator.Validate(json, [.. request.Pairs.Where(pair => pair.Name == "profile").Select(pair => pair.Value)]));
    }

    /// <summary>A refusal of what isn't valid; null where it is.</summary>
    public static FhirResponse? Refuse(FhirRequest request, FhirValidator validator)
        => request.Resource is { ValueKind: JsonValueKind.Object } resource
            && validator.Validate(JsonMarshal.GetRawUtf8Value(resource).ToArray()) is { IsValid: false } report ? Outcome(422, report) : null;

    private static FhirResponse Outcome(int status, ValidationReport report) => new(status, OperationOutcomeWriter.Write(report.ToOutcome()).ToArray());

    private static JsonElement? Sent(JsonElement? body)
    {
        if (body is not { ValueKind: JsonValueKind.Object } resource || Writable.TypeOf(resource) != "Parameters" || resource.Member("parameter").ValueKind is JsonValueKind.Undefined)
        {
            return body;
        }

        var sent = resource.Items("parameter").Where(parameter => parameter.Text("name") == "resource").Select(parameter => parameter.Member("resource"))
            .FirstOrDefault(inner => inner.ValueKind is not JsonValueKind.Undefined);
        return sent.ValueKind is JsonValueKind.Undefined ? null : sent;
    }
}
