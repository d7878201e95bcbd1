using System.Collections.Immutable;
using System.Globalization;
using Prescreen.Evaluation;
using Prescreen.Fhir.Model;
using Prescreen.Fhir.Rest;

namespace Prescreen.Screening.WriteBack;

/// <summary>What people do with a subject beside its status: who looks after it and what was decided last. Kept in extensions of the ResearchSubject.</summary>
public sealed record SubjectWork
{
    /// <summary>Nobody's, and nothing decided.</summary>
    public static SubjectWork None { get; } = new();

    /// <summary>Who looks after it: "Practitioner/7", or "user:" and who signed in; null for nobody.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>Their name; null where it isn't known.</summary>
    public string? AssignedName { get; init; }

    /// <summary>What a person decided last; null for nothing, or where it was undone.</summary>
    public PersonDecision? Decision { get; init; }

    /// <summary>Of a subject as read. A decision without kind, person, instant or status before is none.</summary>
    public static SubjectWork Of(ResearchSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var (assigned, name) = Person(subject.Extensions.FirstOrDefault(extension => extension.Url == PrescreenUrls.AssignedTo));
        var work = new SubjectWork
        {
            AssignedTo = assigned,
            AssignedName = assigned is null ? null : name,
            Decision = subject.Extensions.FirstOrDefault(extension => extension.Url == PrescreenUrls.Decision) is { } decision ? Read(decision.Parts) : null,
        };
        return work == None ? None : work;
    }

    /// <summary>The subject's JSON with this work in it and everything else as it was.</summary>
    public Result<ReadOnlyMemory<byte>> WriteTo(ReadOnlyMemory<byte> subject)
    {
        var assigned = AssignedTo is null ? null : Extension.OfReference(PrescreenUrls.AssignedTo, Reference(AssignedTo, AssignedName));
        var decided = Decision is null ? null : Extension.OfParts(PrescreenUrls.Decision, Write(Decision));
        return ExtensionPatch.Put(subject, PrescreenUrls.AssignedTo, assigned).TryGet(out var changed, out var problem)
            ? ExtensionPatch.Put(changed, PrescreenUrls.Decision, decided)
            : problem;
    }

    /// <summary>Whether somebody has it and what was decided; no names.</summary>
    public override string ToString() => $"{(AssignedTo is null ? "unassigned" : "assigned")} {Decision}";

    private static PersonDecision? Read(ImmutableArray<Extension> parts)
    {
        var (by, name) = Person(parts.FirstOrDefault(part => part.Url == "by"));
        return DecisionKinds.Parse(Text("kind")) is { } kind && by is not null && Text("before") is { } before
            && DateTimeOffset.TryParse(Text("at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? new PersonDecision
            {
                Kind = kind,
                Criterion = Text("criterion"),
                Reason = Text("reason"),
                Until = DateOnly.TryParseExact(Text("until"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
                By = by,
                ByName = name,
                At = at,
                Before = before,
                Found = Text("found") is { } found ? OutcomeNames.Parse(found) : null,
            }
            : null;

        string? Text(string url) => parts.FirstOrDefault(part => part.Url == url)?.Value is { Length: > 0 } value ? value : null;
    }

    private static ImmutableArray<Extension> Write(PersonDecision decision)
    {
        var parts = ImmutableArray.CreateBuilder<Extension>();
        parts.Add(Extension.OfCode("kind", decision.Kind.Name()));
        Add("criterion", decision.Criterion, Extension.OfCode);
        Add("reason", decision.Reason, Extension.OfCode);
        Add("until", decision.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Extension.OfDate);
        parts.Add(Extension.OfReference("by", Reference(decision.By, decision.ByName)));
        parts.Add(Extension.OfDateTime("at", decision.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)));
        parts.Add(Extension.OfCode("before", decision.Before));
        Add("found", decision.Found?.Name(), Extension.OfCode);
        return parts.ToImmutable();

        void Add(string url, string? value, Func<string, string, Extension> of)
        {
            if (value is not null)
            {
                parts.Add(of(url, value));
            }
        }
    }

    // Who isn't in the EHR has no resource to refer to, and is named by an identifier of ours.
    private static Reference Reference(string person, string? name)
        => person.StartsWith("user:", StringComparison.Ordinal)
            ? new Reference(null) { Identifier = new Identifier(PrescreenUrls.Identifiers, person), Display = name }
            : new Reference(person) { Display = name };

    private static (string? Person, string? Name) Person(Extension? extension) => extension switch
    {
        null => (null, null),
        // On a results server of its own, the EHR's people are referred to absolutely; here they are always the EHR's.
        { Value.Length: > 0 } => (VersionedLocation.Split(extension.Value).Location ?? extension.Value, extension.Reference?.Display),
        _ => (extension.Reference?.Identifier is { System: PrescreenUrls.Identifiers } ours ? ours.Value : null, extension.Reference?.Display),
    };
}
