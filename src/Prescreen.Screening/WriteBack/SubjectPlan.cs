using System.Collections.Immutable;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Screening.WriteBack;

/// <summary>What to write for a subject, in an order in which each refers only to those before it; the subject's own new status comes last.</summary>
internal sealed record SubjectPlan(SubjectUpdate Update, SubjectIds Ids, References References, string Study, string Device)
{
    public Stored<ResearchSubject>? Current { get; init; }

    public ImmutableArray<Stored<FhirTask>> Tasks { get; init; } = [];

    public required SubjectDecision Decision { get; init; }

    public required DateTimeOffset Now { get; init; }

    private string AssessmentPart => $"assessment|{Update.Fingerprint}";

    private string ProvenancePart => $"provenance|{Update.Fingerprint}";

    /// <summary>True where the subject says that this very assessment has been written whole.</summary>
    public bool IsWritten => Current?.Resource.Extensions.Any(extension => extension.Url == PrescreenUrls.Fingerprint && extension.Value == Update.Fingerprint) == true
        && Current.Resource.Status == Decision.Status;

    /// <summary>The subject before anything refers to it: only where it isn't there yet, and not yet marked as assessed.</summary>
    public PlannedWrite? Opening => Current is not null ? null : Subject((_, id) => ResearchSubjectWriter.Write(NewSubject(id) with
    {
        Extensions = [Extension.OfCode(PrescreenUrls.MachineStatus, Decision.Status!)],
    }));

    /// <summary>The subject with its status and the mark; null where the machine keeps off.</summary>
    public PlannedWrite? Closing => !Decision.IsWritten ? null : Subject((_, id) => Current is null ? ResearchSubjectWriter.Write(NewSubject(id)) : Changed(Current.Json));

    /// <summary>Assessment, provenance and tasks.</summary>
    public IEnumerable<PlannedWrite> Body =>
    [
        new PlannedWrite
        {
            Type = "Observation",
            LocalId = Ids.Of(AssessmentPart),
            Condition = _ => $"identifier={Ids.IdentifierOf(AssessmentPart).ToToken()}",
            Make = (names, id) => AssessmentWriter.Write(AssessmentMapping.Observation(Update, References, names[Ids.SubjectId], Device) with
            {
                Id = id,
                Identifiers = [Ids.IdentifierOf(AssessmentPart)],
            }),
        },
        new PlannedWrite
        {
            Type = "Provenance",
            LocalId = Ids.Of(ProvenancePart),
            Condition = names => names[Ids.Of(AssessmentPart)] is var assessed && assessed.StartsWith("urn:", StringComparison.Ordinal) ? null : $"target={assessed}",
            Make = (names, id) => ProvenanceWriter.Write(
                AssessmentMapping.Provenance(Update, References, names[Ids.SubjectId], names[Ids.Of(AssessmentPart)], Device) with { Id = id }),
        },
        .. TaskPlan.Of(this),
    ];

    /// <summary>True where the subject belongs on the screening list: it may fit, is being screened, or something about it waits for a person.</summary>
    public bool NeedsEyes => Decision.Status is "candidate" or "potential-candidate" or "screening" || !TaskNeed.Of(Update, Decision).IsEmpty || Tasks.Any(task => TaskPlan.IsAwaited(task.Resource));

    public override string ToString() => $"plan of {Decision.Status}";

    private PlannedWrite Subject(Func<Names, string?, Result<ReadOnlyMemory<byte>>> make) => new()
    {
        Type = "ResearchSubject",
        LocalId = Ids.SubjectId,
        Condition = _ => $"identifier={Ids.Key.ToToken()}",
        ExistingId = Current?.Id,
        IfMatch = Current?.Version,
        Make = make,
    };

    private ResearchSubject NewSubject(string? id) => new()
    {
        Id = id,
        Identifiers = [Ids.Subject, Ids.Key],
        Status = Decision.Status!,
        Study = new Reference(Study),
        Individual = References.To(Update.Assessment.Patient),
        Extensions = [Extension.OfCode(PrescreenUrls.MachineStatus, Decision.Status!), Extension.OfText(PrescreenUrls.Fingerprint, Update.Fingerprint)],
    };

    private Result<ReadOnlyMemory<byte>> Changed(ReadOnlyMemory<byte> json)
    {
        if (!JsonPatchingWriter.Replace(json, ("status", FhirElement.Text(Decision.Status!))).TryGet(out var changed, out var problem)
            || !ExtensionPatch.Set(changed, Extension.OfCode(PrescreenUrls.MachineStatus, Decision.Status!)).TryGet(out changed, out problem))
        {
            return problem;
        }

        return ExtensionPatch.Set(changed, Extension.OfText(PrescreenUrls.Fingerprint, Update.Fingerprint));
    }
}
