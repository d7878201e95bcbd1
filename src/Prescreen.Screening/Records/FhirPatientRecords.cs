using System.Collections.Immutable;
using Prescreen.Facts;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Json.Facts;
using Prescreen.Fhir.Rest;

namespace Prescreen.Screening.Records;

/// <summary>
/// Reads a patient's record from a FHIR server: everything at once where it has <c>$everything</c>, else a search per resource type, all pages
/// to the end. Any failure is the whole fetch's: nobody is screened on half a record. <see href="https://hl7.org/fhir/R4/patient-operation-everything.html"/>
/// </summary>
/// <param name="client">Speaks to the server.</param>
/// <param name="protocols">What is asked for.</param>
/// <param name="calendar">The site's calendar.</param>
/// <param name="narrative">Finds in the words of a report what they say; null: reports give their codes only, and none of their Binaries is fetched.</param>
public sealed class FhirPatientRecords(
    FhirClient client, ActiveProtocols protocols, SiteCalendar calendar, Func<string, IReadOnlyList<NarrativeFinding>>? narrative = null) : IPatientRecords
{
    private const int PageSize = 200;

    // What can hold facts; Specimen and Medication are asked for by those that refer to them too.
    private static readonly ImmutableArray<string> Types =
    [
        "Observation", "Condition", "DiagnosticReport", "DocumentReference", "Procedure", "MedicationRequest", "MedicationAdministration", "MedicationDispense",
        "MedicationStatement", "AllergyIntolerance", "Specimen", "Consent", "QuestionnaireResponse",
    ];

    /// <inheritdoc/>
    public async Task<Result<FetchedRecord>> FetchAsync(string patient, CancellationToken ct)
    {
        if (!(await client.ReadAsync("Patient", IdOf(patient), ct)).TryGet(out var reply, out var problem))
        {
            return problem;
        }

        var links = PatientLinks.Of(reply.Json);
        if (links.ReplacedBy is { } survivor && survivor != patient)
        {
            return new FetchedRecord { MergedInto = survivor };
        }

        var pile = new ResourcePile(client.BaseUrl);
        pile.Add(reply.Json, patient, null);
        foreach (var one in links.Replaces.Where(other => other != patient).Prepend(patient).Distinct())
        {
            if (await GatherAsync(one, pile, isSurvivor: one == patient, ct) is { } failure)
            {
                return failure;
            }
        }

        return await MedicationsAsync(pile, ct) is { } missing ? missing : await AssembleAsync(patient, pile, ct);
    }

    /// <inheritdoc/>
    public async Task<Result<ResourceOwner>> OwnerOfAsync(string type, string id, CancellationToken ct)
    {
        if ((await client.ReadAsync(type, id, ct)).TryGet(out var reply, out var problem))
        {
            return new ResourceOwner(PatientLink.Of(reply.Json.Span) ?? "", reply.Json);
        }

        if (problem.Kind is not ProblemKind.NotFound)
        {
            return problem;
        }

        // Deleted: its history still says whose it was. A server without histories can't tell, and then nobody can.
        await foreach (var result in client.SearchAsync($"{type}/{id}/_history", ct))
        {
            if (!result.TryGet(out var page, out problem))
            {
                return problem.Kind is ProblemKind.Unavailable or ProblemKind.Forbidden ? problem : new ResourceOwner("", default);
            }

            foreach (var entry in page.Bundle.Entries)
            {
                if (!entry.Resource.IsEmpty && PatientLink.Of(entry.Resource.Span) is { } patient)
                {
                    return new ResourceOwner(patient, default);
                }
            }
        }

        return new ResourceOwner("", default);
    }

    private async Task<Problem?> GatherAsync(string patient, ResourcePile pile, bool isSurvivor, CancellationToken ct)
    {
        if (!isSurvivor)
        {
            var read = await client.ReadAsync("Patient", IdOf(patient), ct);
            if (!read.TryGet(out var reply, out var failure))
            {
                // Some servers delete a merged record, its resources moved to the survivor.
                return failure.Kind is ProblemKind.NotFound ? null : failure;
            }

            pile.Add(reply.Json, patient, null);
        }

        if (!(await client.CapabilitiesAsync(ct)).TryGet(out var server, out var problem))
        {
            return problem;
        }

        if (server.HasEverything)
        {
            return await PagesAsync($"{patient}/$everything?_count={PageSize}", pile, ct);
        }

        var types = Types.Where(type => server.Types.IsEmpty || server.Can(type, "search-type"));
        var failures = await Task.WhenAll(types.Select(type => PagesAsync($"{type}?patient={IdOf(patient)}&_count={PageSize}", pile, ct)));
        return failures.FirstOrDefault(failure => failure is not null);
    }

    private async Task<Problem?> PagesAsync(string query, ResourcePile pile, CancellationToken ct)
    {
        await foreach (var result in client.SearchAsync(query, ct))
        {
            if (!result.TryGet(out var page, out var problem))
            {
                return problem;
            }

            foreach (var entry in page.Bundle.Entries)
            {
                if (!entry.Resource.IsEmpty && entry.SearchMode is not "outcome")
                {
                    pile.Add(entry.Resource, query.Split('?')[0], entry.FullUrl);
                }
            }
        }

        return null;
    }

    private async Task<Problem?> MedicationsAsync(ResourcePile pile, CancellationToken ct)
    {
        foreach (var id in pile.MissingMedications())
        {
            var read = await client.ReadAsync("Medication", id, ct);
            if (read.TryGet(out var reply, out var problem))
            {
                pile.Add(reply.Json, $"Medication/{id}", null);
            }
            else if (problem.Kind is not ProblemKind.NotFound)
            {
                return problem;
            }
        }

        return null;
    }

    private async Task<Result<FetchedRecord>> AssembleAsync(string patient, ResourcePile pile, CancellationToken ct)
    {
        var gatherer = new RecordGatherer(protocols.Vocabulary, calendar, patient, narrative, client.BaseUrl);
        foreach (var (json, place, fullUrl) in pile.Resources)
        {
            gatherer.AddResource(json.Span, place, fullUrl);
        }

        if (narrative is not null && await BinaryFetch.FetchAsync(gatherer, client, ct) is { } problem)
        {
            return problem;
        }

        var record = gatherer.Build().FirstOrDefault();
        return record is null
            ? new Problem(ProblemKind.Invalid, "APP-011", "The server answered with a Patient that can't be read, so there is no record to screen.")
            : new FetchedRecord { Record = record, Problems = gatherer.Problems };
    }

    private static string IdOf(string patient) => patient[(patient.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
