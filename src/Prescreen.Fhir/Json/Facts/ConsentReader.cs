using System.Text.Json;
using Prescreen.Facts;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Consent. https://hl7.org/fhir/R4/consent.html</summary>
internal static class ConsentReader
{
    private const int Deepest = 8;

    public static string? Read(JsonObject resource, ResourceContext context)
    {
        if (context.Patient(resource["patient"u8]) is not { } patient)
        {
            return null;
        }

        var status = resource["status"u8].Code();
        var head = context.Head(resource, ElementReader.IsWithdrawn(status));
        var scope = context.Coded.Read(resource["scope"u8]);
        var category = context.Coded.Read(resource["category"u8]);
        context.Keep(patient, new ConsentFact
        {
            Source = head.Source,
            LastUpdated = head.LastUpdated,
            Identifiers = head.Identifiers,
            IsWithdrawn = head.IsWithdrawn,
            Concepts = context.Coded.Union(scope.Concepts, category.Concepts),
            Label = scope.Label ?? category.Label,
            Code = scope.Code ?? category.Code,
            Effective = context.Date(resource["dateTime"u8], "dateTime"),
            Decision = Decide(status, resource["provision"u8]["type"u8].Code()),
            IsResearch = ElementReader.Status(resource["scope"u8]).SequenceEqual("research"u8),
            Ties = Ties(resource),
        });
        return patient;
    }

    private static ConsentDecision Decide(ReadOnlySpan<byte> status, ReadOnlySpan<byte> provision)
        => status.SequenceEqual("rejected"u8) || status.SequenceEqual("inactive"u8) ? ConsentDecision.Refused
        : !status.SequenceEqual("active"u8) ? ConsentDecision.Open
        : provision.SequenceEqual("deny"u8) ? ConsentDecision.Refused
        : ConsentDecision.Given;

    private static List<string> Ties(JsonObject resource)
    {
        var ties = new List<string>();
        for (var index = 0; index < resource.Count; index++)
        {
            var name = resource.NameAt(index);
            if (name.SequenceEqual("identifier"u8) || name.StartsWith("source"u8) || name.StartsWith("policy"u8) || name.SequenceEqual("provision"u8)
                || name.SequenceEqual("extension"u8))
            {
                Collect(resource.ValueAt(index), ties, 0);
            }
        }

        return ties;
    }

    private static void Collect(JsonNode node, List<string> ties, int depth)
    {
        if (depth > Deepest)
        {
            return;
        }

        if (node.Kind is JsonTokenType.StartArray)
        {
            foreach (var item in node.Items())
            {
                Collect(item, ties, depth + 1);
            }

            return;
        }

        var members = node.Object();
        for (var index = 0; index < members.Count; index++)
        {
            var value = members.ValueAt(index);
            if (value.IsString && IsTie(members.NameAt(index)) && value.Text() is { } text)
            {
                ties.Add(text);
            }
            else
            {
                Collect(value, ties, depth + 1);
            }
        }
    }

    private static bool IsTie(ReadOnlySpan<byte> name)
        => name.SequenceEqual("value"u8) || name.SequenceEqual("reference"u8) || name.SequenceEqual("uri"u8) || name.SequenceEqual("valueUri"u8)
        || name.SequenceEqual("valueString"u8) || name.SequenceEqual("valueCanonical"u8);
}
