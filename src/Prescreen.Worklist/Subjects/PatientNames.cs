using System.Collections.Frozen;
using Prescreen.Fhir.Rest;

namespace Prescreen.Worklist.Subjects;

/// <summary>
/// Names of patients from the EHR, one search for many, kept five minutes in memory and nowhere else. An EHR that doesn't answer in time leaves the references,
/// so that no page waits for it. <see href="https://hl7.org/fhir/R4/patient.html#search"/>
/// </summary>
public sealed class PatientNames(FhirClient ehr, TimeProvider time)
{
    private const int AtOnce = 50;
    private const int MostPages = 4;
    private const int MostKept = 5_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    // After a failure the EHR is left alone so long, lest every page wait for it.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    private readonly Lock door = new();
    private readonly Dictionary<string, (PatientName Name, DateTimeOffset Until)> kept = new(StringComparer.Ordinal);
    private DateTimeOffset restsUntil;

    /// <summary>An entry for each of the references ("Patient/1"); where the EHR didn't say, one that knows the reference only.</summary>
    public async Task<IReadOnlyDictionary<string, PatientName>> OfAsync(IEnumerable<string> patients, CancellationToken ct)
    {
        var asked = patients.Distinct(StringComparer.Ordinal).ToList();
        var known = Find(asked);
        var missing = asked.Where(patient => !known.ContainsKey(patient) && IdOf(patient) is not null).ToList();
        foreach (var chunk in missing.Chunk(AtOnce))
        {
            if (IsResting() || !await SearchAsync(chunk, known, ct))
            {
                break;
            }
        }

        return asked.ToFrozenDictionary(patient => patient, patient => known.GetValueOrDefault(patient) ?? new PatientName { Patient = patient }, StringComparer.Ordinal);
    }

    /// <summary>The one of a reference.</summary>
    public async Task<PatientName> OfAsync(string patient, CancellationToken ct) => (await OfAsync([patient], ct))[patient];

    private async Task<bool> SearchAsync(string[] patients, Dictionary<string, PatientName> known, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            var query = $"Patient?_id={string.Join(',', patients.Select(IdOf))}&_elements=id,name,birthDate,gender,identifier&_count={AtOnce}";
            var pages = 0;
            await foreach (var result in ehr.SearchAsync(query, either.Token))
            {
                if (!result.TryGet(out var page, out _))
                {
                    return Failed();
                }

                Take(page, patients, known);
                if (++pages == MostPages)
                {
                    break;
                }
            }

            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Failed();
        }
    }

    // Some servers ignore parameters they don't know, and answer with everybody.
    private void Take(FhirPage page, string[] patients, Dictionary<string, PatientName> known)
    {
        foreach (var entry in page.Bundle.Entries)
        {
            if (!entry.Resource.IsEmpty && PatientNameReader.Read(entry.Resource) is { } name && patients.Contains(name.Patient, StringComparer.Ordinal))
            {
                known[name.Patient] = name;
                Keep(name);
            }
        }
    }

    private Dictionary<string, PatientName> Find(List<string> patients)
    {
        var now = time.GetUtcNow();
        Dictionary<string, PatientName> found = new(StringComparer.Ordinal);
        lock (door)
        {
            foreach (var patient in patients)
            {
                if (kept.TryGetValue(patient, out var entry) && entry.Until > now)
                {
                    found[patient] = entry.Name;
                }
            }
        }

        return found;
    }

    private void Keep(PatientName name)
    {
        var now = time.GetUtcNow();
        lock (door)
        {
            if (kept.Count >= MostKept)
            {
                foreach (var stale in kept.Where(entry => entry.Value.Until <= now).Select(entry => entry.Key).ToList())
                {
                    kept.Remove(stale);
                }
            }

            if (kept.Count >= MostKept)
            {
                kept.Clear();
            }

            kept[name.Patient] = (name, now + Kept);
        }
    }

    private bool IsResting()
    {
        lock (door)
        {
            return restsUntil > time.GetUtcNow();
        }
    }

    private bool Failed()
    {
        lock (door)
        {
            restsUntil = time.GetUtcNow() + Rest;
        }

        return false;
    }

    private static string? IdOf(string patient)
        => patient.Split('/') is ["Patient", { Length: > 0 and <= 64 } id] && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.') ? id : null;
}
