using System.Diagnostics;
using Prescreen.Fhir.Json.Facts;
using Prescreen.Fhir.Rest;

namespace Prescreen.Screening.Records;

/// <summary>
/// Fetches the Binaries that hold words of a patient's reports: those of the types a trial asks for first, the newest first, a few at once, so many and no longer.
/// <see href="https://hl7.org/fhir/R4/binary.html"/>
/// </summary>
internal static class BinaryFetch
{
    private const int AtOnce = 4;
    private const int Most = 200;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Gives the gatherer each Binary, or why it can't be had; the problem where the server may give it later, for the whole record must be read again then.</summary>
    public static async Task<Problem?> FetchAsync(RecordGatherer gatherer, FhirClient client, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var fetched = 0;
        foreach (var references in gatherer.MissingBinaries().Chunk(AtOnce))
        {
            if (fetched >= Most || Stopwatch.GetElapsedTime(started) > Longest)
            {
                gatherer.LeaveBinaries(references);
                continue;
            }

            fetched += references.Length;
            var answers = await Task.WhenAll(references.Select(reference => client.ReadBinaryAsync(reference["Binary/".Length..], ct)));
            foreach (var (reference, answer) in references.Zip(answers))
            {
                if (Take(gatherer, reference, answer) is { } failure)
                {
                    return failure;
                }
            }
        }

        return null;
    }

    private static Problem? Take(RecordGatherer gatherer, string reference, Result<FhirContent> answer)
    {
        if (!answer.TryGet(out var content, out var problem))
        {
            if (problem.Kind is ProblemKind.Unavailable)
            {
                return problem;
            }

            gatherer.AddBinary(reference, problem);
        }
        else if (content.IsResource)
        {
            gatherer.AddResource(content.Bytes.Span, reference);
        }
        else
        {
            gatherer.AddBinary(reference, content.MediaType, content.Bytes);
        }

        return null;
    }
}
