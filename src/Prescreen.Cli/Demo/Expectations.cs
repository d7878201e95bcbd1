using Prescreen.Cli.Demo.Hospital;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Rest;
using Prescreen.Screening;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Cli.Demo;

/// <summary>Holds the ResearchSubjects on the hospital's server to what the stories of its patients say.</summary>
internal sealed class Expectations(DemoHospital hospital, ActiveProtocols protocols, FhirClient server)
{
    private const string None = "not-considered";

    /// <summary>How many there are, and those that came out otherwise, each as a sentence.</summary>
    public async Task<Result<(int All, IReadOnlyList<string> Wrong)>> CheckAsync(CancellationToken ct)
    {
        if (!(await SubjectsAsync(ct)).TryGet(out var subjects, out var problem))
        {
            return problem;
        }

        List<string> wrong = [];
        foreach (var patient in hospital.Patients)
        {
            foreach (var protocol in protocols.All)
            {
                var expected = Name(protocol.Id == "cea-car-t" ? patient.ExpectedCea : patient.ExpectedHer2);
                var found = subjects.GetValueOrDefault($"{protocol.Study.Value}|Patient/{patient.Id}", None);
                if (found != expected)
                {
                    wrong.Add($"{patient}, {protocol.Id}: {found}, expected {expected}.");
                }
            }
        }

        return (hospital.Patients.Count * protocols.All.Length, wrong);
    }

    private async Task<Result<Dictionary<string, string>>> SubjectsAsync(CancellationToken ct)
    {
        var subjects = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var result in server.SearchAsync("ResearchSubject?_count=200", ct))
        {
            if (!result.TryGet(out var page, out var problem))
            {
                return problem;
            }

            foreach (var entry in page.Bundle.Entries.Where(entry => !entry.Resource.IsEmpty))
            {
                if (!ResearchSubjectReader.Read(entry.Resource.Span).TryGet(out var subject, out problem))
                {
                    return problem;
                }

                foreach (var identifier in subject.Identifiers.Where(identifier => identifier.System == PrescreenUrls.Identifiers))
                {
                    subjects[identifier.Value ?? ""] = subject.Status;
                }
            }
        }

        return subjects;
    }

    private static string Name(ExpectedStatus status) => status switch
    {
        ExpectedStatus.NotConsidered => None,
        ExpectedStatus.Ineligible => "ineligible",
        ExpectedStatus.PotentialCandidate => "potential-candidate",
        ExpectedStatus.Candidate => "candidate",
        _ => throw new System.Diagnostics.UnreachableException($"No name for {status}."),
    };
}
