using System.Collections.Immutable;
using Prescreen.Facts;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Json.Facts;
using Prescreen.Fhir.Rest;
using Prescreen.Vocabulary;

namespace Prescreen.Screening.Records;

/// <summary>The words of one report or result as narrative reading saw them, so that a person sees a quote where it stands. Fetched when looked at and kept nowhere.</summary>
public sealed class ReportTexts(FhirClient client, ConceptVocabulary vocabulary, SiteCalendar calendar)
{
    /// <summary>
    /// The texts that findings of a resource may count in: usually one; empty where it has no words. NotFound also where the resource isn't this patient's.
    /// </summary>
    /// <param name="reference">"DiagnosticReport/7/_history/2", or without the version. A server without versions gives the current one: whoever asks must look whether the quote is there.</param>
    /// <param name="patient">"Patient/1".</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<ImmutableArray<string>>> OfAsync(string reference, string patient, CancellationToken ct)
    {
        var parts = reference.Split('/');
        if (parts is not ([_, _] or [_, _, "_history", _]))
        {
            return Elsewhere();
        }

        if (!(await ReadAsync(parts, ct)).TryGet(out var reply, out var problem))
        {
            return problem;
        }

        if (PatientLink.Of(reply.Json.Span) != patient)
        {
            return Elsewhere();
        }

        var texts = ImmutableArray.CreateBuilder<string>();
        RecordGatherer gatherer = new(vocabulary, calendar, patient, Note, client.BaseUrl);
        gatherer.AddResource(reply.Json.Span, reference);
        if (await BinaryFetch.FetchAsync(gatherer, client, ct) is { } missing)
        {
            return missing;
        }

        // Reports are read once all their parts are there, which is when the record is made.
        _ = gatherer.Build().Count();
        return texts.ToImmutable();

        IReadOnlyList<NarrativeFinding> Note(string text)
        {
            texts.Add(text);
            return [];
        }
    }

    private async Task<Result<FhirReply>> ReadAsync(string[] parts, CancellationToken ct)
    {
        if (parts is [_, _, _, var version])
        {
            var one = await client.VReadAsync(parts[0], parts[1], version, ct);
            if (one.Problem is null or { Kind: ProblemKind.Unavailable or ProblemKind.Forbidden })
            {
                return one;
            }
        }

        return await client.ReadAsync(parts[0], parts[1], ct);
    }

    private static Problem Elsewhere() => new(ProblemKind.NotFound, "APP-014", "The text isn't there to be shown.");
}
