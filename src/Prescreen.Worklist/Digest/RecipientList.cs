using System.Collections.Immutable;
using System.Net.Mail;
using System.Text.Json;
using Prescreen.Fhir.Rest;
using Prescreen.Json;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Digest;

/// <summary>
/// Who coordinates which studies, with their addresses: an e-mail of the settings as it stands, a Practitioner or PractitionerRole of the EHR by its
/// <c>telecom</c>. One address is one person, however they are named.
/// </summary>
internal sealed class RecipientList(FhirClient ehr, WorklistSettings settings)
{
    /// <summary>The coordinators of <paramref name="studies"/>, and the problems of those who can't be written to, by their names in the settings.</summary>
    public async Task<(ImmutableArray<Recipient> Recipients, ImmutableArray<(string Id, Problem Problem)> Unknown)> FindAsync(
        IReadOnlyList<string> studies, ImmutableArray<string> off, CancellationToken ct)
    {
        var coordinators = studies
            .Where(settings.Access.ContainsKey)
            .SelectMany(study => settings.Access[study].Coordinators.Select(id => (Id: id, Study: study)))
            .GroupBy(pair => pair.Id, pair => pair.Study, StringComparer.Ordinal)
            .Where(person => !IsOff(person.Key, off));
        Dictionary<string, Recipient> found = new(StringComparer.OrdinalIgnoreCase);
        var unknown = ImmutableArray.CreateBuilder<(string, Problem)>();
        foreach (var person in coordinators)
        {
            if (!(await AddressAsync(person.Key, ct)).TryGet(out var address, out var problem))
            {
                unknown.Add((person.Key, problem));
            }
            else if (!IsOff(address, off))
            {
                found[address] = found.TryGetValue(address, out var known)
                    ? known with { Studies = [.. known.Studies.Union(person)] }
                    : new Recipient(person.Key, address, [.. person]);
            }
        }

        return ([.. found.Values], unknown.ToImmutable());
    }

    private static bool IsOff(string name, ImmutableArray<string> off) => off.Contains(name, StringComparer.OrdinalIgnoreCase);

    private async Task<Result<string>> AddressAsync(string id, CancellationToken ct)
    {
        if (!id.Contains('/', StringComparison.Ordinal) && MailAddress.TryCreate(id, out var address))
        {
            return address.Address;
        }

        var local = id.StartsWith(ehr.BaseUrl.AbsoluteUri, StringComparison.Ordinal) ? id[ehr.BaseUrl.AbsoluteUri.Length..] : id;
        return local.Split('/') is [("Practitioner" or "PractitionerRole") and var type, var key]
            ? (await ehr.ReadAsync(type, key, ct)).TryGet(out var reply, out var problem) ? Read(reply.Json) : problem
            : NoAddress;
    }

    private static Result<string> Read(ReadOnlyMemory<byte> resource)
    {
        try
        {
            using var document = JsonDocument.Parse(resource);
            var emails = document.RootElement.Items("telecom").Where(point => point.Text("system") is "email" && point.Text("use") is not "old");
            return emails.OrderBy(point => point.Text("use") is "work" ? 0 : 1).Select(point => point.Text("value"))
                .FirstOrDefault(value => MailAddress.TryCreate(value, out _)) is { } address ? address : NoAddress;
        }
        catch (Exception foreign) when (foreign is JsonException or InvalidOperationException)
        {
            return NoAddress;
        }
    }

    private static Problem NoAddress { get; } = new(
        ProblemKind.NotFound, "MAIL-010", "No e-mail address is known: list the coordinator by e-mail, or let the EHR's Practitioner have one in telecom.");
}
