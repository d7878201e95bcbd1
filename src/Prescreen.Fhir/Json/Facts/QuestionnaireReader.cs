using Prescreen.Facts;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// QuestionnaireResponse: each answered item whose linkId, definition or text the vocabulary knows is a result.
/// https://hl7.org/fhir/R4/questionnaireresponse.html
/// </summary>
internal static class QuestionnaireReader
{
    private static ReadOnlySpan<byte> Loinc => "http://loinc.org"u8;

    public static string? Read(JsonObject resource, ResourceContext context)
    {
        string? patient = null;
        var status = resource["status"u8].Code();
        var read = new Response(resource, status, ElementReader.IsWithdrawn(status));
        ReadItems(resource["item"u8], read, context, ref patient, 0);
        return patient;
    }

    private static void ReadItems(JsonNode items, Response response, ResourceContext context, ref string? patient, int depth)
    {
        if (depth > 16)
        {
            return;
        }

        foreach (var node in items.Items())
        {
            var item = node.Object();
            var (concepts, words) = Meaning(item, context);
            var isKnown = !concepts.IsEmpty || !words.IsEmpty;
            var count = 0;
            foreach (var answer in item["answer"u8].Items())
            {
                if (isKnown && (patient ??= context.Patient(response.Resource["subject"u8])) is { } known)
                {
                    context.Keep(known, Fact(item, answer.Object(), count++, (concepts, words), response, context));
                }

                ReadItems(answer["item"u8], response, context, ref patient, depth + 1);
            }

            ReadItems(item["item"u8], response, context, ref patient, depth + 1);
        }
    }

    private static ResultFact Fact(
        JsonObject item, JsonObject answer, int number, (ConceptSet Codes, ConceptSet Words) meaning, Response response, ResourceContext context)
    {
        var head = context.Head(response.Resource, response.IsWithdrawn);
        var linkId = context.Coded.Text(item["linkId"u8]) ?? "item";
        var id = $"{head.Source.Id}#{linkId}{(number == 0 ? "" : $".{number + 1}")}";
        return new ResultFact
        {
            Source = head.Source with { Id = id },
            LastUpdated = head.LastUpdated,
            Identifiers = head.Identifiers,
            IsWithdrawn = head.IsWithdrawn,
            Concepts = meaning.Codes,
            TextConcepts = meaning.Codes.IsEmpty ? meaning.Words : ConceptSet.Empty,
            Label = context.Coded.Text(item["text"u8]) ?? linkId,
            Code = linkId,
            Status = StatusOf(response.Status),
            Effective = context.Date(response.Resource["authored"u8], "authored"),
            Value = ValueReader.Read(answer, context),
        };
    }

    private static ResultStatus StatusOf(ReadOnlySpan<byte> status)
        => status.SequenceEqual("completed"u8) || status.SequenceEqual("amended"u8) ? ResultStatus.Final
        : status.SequenceEqual("in-progress"u8) ? ResultStatus.Preliminary
        : ResultStatus.Unknown;

    // Forms made from LOINC panels carry the code in linkId ("/89247-1") or at the end of definition.
    private static (ConceptSet Codes, ConceptSet Words) Meaning(JsonObject item, ResourceContext context)
    {
        var codes = context.Coded.Union(OfPath(item["linkId"u8].Utf8(), context), OfPath(item["definition"u8].Utf8(), context));
        return (codes, codes.IsEmpty ? context.Coded.OfText(item["text"u8].Utf8()) : ConceptSet.Empty);
    }

    private static ConceptSet OfPath(ReadOnlySpan<byte> path, ResourceContext context)
    {
        var last = JsonText.Trim(path[(path.LastIndexOfAny((byte)'/', (byte)'#') + 1)..]);
        if (last.IsEmpty)
        {
            return ConceptSet.Empty;
        }

        var system = path.IndexOf((byte)'#') is > 0 and var mark ? path[..mark] : [];
        var own = context.Coded.OfCode(system, last);
        return own.IsEmpty ? context.Coded.OfCode(Loinc, last) : own;
    }

    private readonly ref struct Response(JsonObject resource, ReadOnlySpan<byte> status, bool isWithdrawn)
    {
        public JsonObject Resource { get; } = resource;

        public ReadOnlySpan<byte> Status { get; } = status;

        public bool IsWithdrawn { get; } = isWithdrawn;
    }
}
