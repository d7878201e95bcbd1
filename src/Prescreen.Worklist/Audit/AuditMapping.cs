using System.Collections.Immutable;
using Prescreen.Fhir.Model;
using Prescreen.Protocols;
using Prescreen.Screening;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Worklist.Audit;

/// <summary>Entries as FHIR AuditEvents of our profiles page-access and sign-in-event. <see href="https://hl7.org/fhir/R4/auditevent.html"/></summary>
internal sealed class AuditMapping(References references, ActiveProtocols protocols, Func<string> nextId)
{
    // The largest export is a few hundred events then, none of them larger than a server takes.
    private const int MostPatients = 200;

    private const string Profiles = "https://prescreen.example/fhir/StructureDefinition/";

    /// <summary>One event, or several where an entry shows very many patients.</summary>
    public IEnumerable<AuditEvent> Of(AuditEntry entry, DateTimeOffset now)
    {
        ImmutableArray<AuditedSubject> subjects = entry.Patient is { } patient ? [new AuditedSubject(patient, entry.Subject), .. entry.Shown] : entry.Shown;
        return subjects.Length <= MostPatients ? [Of(entry, subjects, now)] : subjects.Chunk(MostPatients).Select(some => Of(entry, [.. some], now));
    }

    private AuditEvent Of(AuditEntry entry, ImmutableArray<AuditedSubject> subjects, DateTimeOffset now)
    {
        var id = nextId();
        var isSignIn = entry.Action is AuditAction.SignIn or AuditAction.SignOut;
        var act = new Coding(AuditTerms.Acts, AuditTerms.Act(entry.Action));
        return new AuditEvent
        {
            Id = id,
            Meta = new Meta
            {
                Profiles = [Profiles + (isSignIn ? "sign-in-event" : "page-access")],
                // AuditEvent has no identifier, and a server that doesn't take our id must still know the event again.
                Tags = [new Coding(PrescreenUrls.Identifiers, id)],
            },
            Type = isSignIn ? AuditTerms.UserAuthentication : AuditTerms.RestfulOperation,
            Subtypes = isSignIn ? [act] : [new Coding(AuditTerms.Interactions, AuditTerms.Interaction(entry.Action)), act],
            Action = AuditTerms.Kind(entry.Action),
            Recorded = now,
            Outcome = entry.Succeeded ? "0" : "4",
            OutcomeText = entry.Detail,
            Agent = AgentOf(entry),
            Observer = new Reference(null) { Identifier = EngineIdentity.Identifier, Display = $"Prescreen {EngineIdentity.Version}" },
            Entities = isSignIn ? [] : [.. Entities(entry, subjects)],
        };
    }

    private AuditAgent AgentOf(AuditEntry entry)
    {
        var user = entry.User;
        var who = user?.Practitioner is { } practitioner
            ? references.To(practitioner) with { Display = user.Name }
            : new Reference(null) { Identifier = new Identifier(AuditTerms.Users, user?.Id ?? "unknown"), Display = user?.Name };
        return new AuditAgent(who) { AltId = user?.Id, Name = user?.Name, Address = entry.Address };
    }

    private IEnumerable<AuditEntity> Entities(AuditEntry entry, ImmutableArray<AuditedSubject> subjects)
    {
        var studies = entry.Study is { } study ? [study] : entry.User is { } user && entry.Action is AuditAction.ViewStudies ? user.Studies.Keys.Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        foreach (var id in studies)
        {
            yield return new AuditEntity(StudyOf(protocols.Find(id), id), AuditTerms.DomainResource);
        }

        foreach (var subject in subjects)
        {
            yield return new AuditEntity(references.To(subject.Patient), AuditTerms.Patient);
        }

        var resources = subjects.Select(subject => subject.Subject).Concat(subjects.IsEmpty ? [entry.Subject] : []);
        foreach (var reference in resources.OfType<string>())
        {
            yield return new AuditEntity(new Reference(reference), AuditTerms.DomainResource);
        }
    }

    private static Reference StudyOf(Protocol? protocol, string id) => new(null)
    {
        Identifier = protocol is null ? new Identifier(PrescreenUrls.Identifiers, id) : new Identifier(protocol.Study.System, protocol.Study.Value),
        Display = id,
    };
}
