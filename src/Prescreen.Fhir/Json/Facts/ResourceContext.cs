using System.Text;
using Prescreen.Facts;
using Prescreen.Fhir.Text;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>What the readers of one resource share: where it stands, whose it is, what was wrong with it. Used again for the next resource.</summary>
internal sealed class ResourceContext(
    ConceptVocabulary vocabulary, SiteCalendar calendar, Func<string, IReadOnlyList<NarrativeFinding>>? narrative, IPdfText? pdfs = null)
{
    private readonly List<Problem> problems = [];
    private string file = "";
    private long line;
    private string? holderType;
    private string? holderId;
    private bool isHolderWithdrawn;
    private (string? Version, DateTimeOffset? LastUpdated) holderMeta;
    private string? type;
    private byte[] id = new byte[128];
    private int idLength;
    private IFactSink? sink;

    public JsonScratch Scratch { get; } = new();

    public CodedElements Coded { get; } = new(vocabulary);

    public ReferenceTable References { get; set; } = new();

    public Func<string, IReadOnlyList<NarrativeFinding>>? Narrative { get; } = narrative;

    public AttachmentText Attachments { get; } = new(pdfs ?? new PdfToText());

    /// <summary>The resource and where it stands, for problems that show later.</summary>
    public string Where => $"{Place()}: {Key.Type}/{Key.Id}";

    public IFactSink Sink => sink ?? throw new InvalidOperationException("No resource is being read.");

    /// <summary>The patient of the resource that holds the contained one.</summary>
    public string? HolderPatient { get; private set; }

    public bool IsContained => holderId is not null;

    /// <summary>True once a resource gave a fact.</summary>
    public bool HasKept { get; private set; }

    /// <summary>True once a resource that would have given one named no patient.</summary>
    public bool IsIgnored { get; private set; }

    public void Begin(string inFile, long atLine, IFactSink into)
    {
        Scratch.Reset();
        problems.Clear();
        (file, line, sink) = (inFile, atLine, into);
        (holderType, holderId, isHolderWithdrawn, HolderPatient, type, idLength) = (null, null, false, null, null, 0);
        (HasKept, IsIgnored) = (false, false);
    }

    /// <summary>Turns to the next resource: the one begun with, or one contained in it.</summary>
    public void Enter(string resourceType, ReadOnlySpan<byte> resourceId)
    {
        if (resourceId.Length > id.Length)
        {
            id = new byte[resourceId.Length * 2];
        }

        // Kept as bytes: most resources are skipped and need no name.
        resourceId.CopyTo(id);
        (type, idLength) = (resourceType, resourceId.Length);
    }

    /// <summary>What comes next is contained in the resource: it has that one's version, and stands only with it.</summary>
    public void EnterContained(JsonObject holder, string? patient, bool isWithdrawn)
    {
        holderMeta = Meta(holder);
        (holderType, holderId, HolderPatient, isHolderWithdrawn) = (type, Id, patient, isWithdrawn);
    }

    public FactHead Head(JsonObject resource, bool isWithdrawn)
    {
        var (version, lastUpdated) = IsContained ? holderMeta : Meta(resource);
        var (ofType, withId) = Key;
        return new FactHead
        {
            Source = new SourceReference(ofType, withId, version),
            LastUpdated = lastUpdated,
            Identifiers = ElementReader.Identifiers(resource["identifier"u8], this),
            IsWithdrawn = isWithdrawn || isHolderWithdrawn,
        };
    }

    /// <summary>The name of a contained resource by its fragment: "Observation/1#s".</summary>
    public string Contained(string fragment) => $"{holderType ?? type}/{holderId ?? Id}#{fragment}";

    /// <summary>A reference in its one form; null where there is none.</summary>
    public string? Reference(JsonNode reference)
    {
        var literal = JsonText.Trim(reference["reference"u8].Utf8());
        if (literal.IsEmpty)
        {
            var identifier = reference["identifier"u8];
            return identifier.IsObject && ElementReader.Identifier(identifier, this) is { } name
                ? References.Resolve(ReferenceTable.ByIdentifier(Coded.Text(reference["type"u8]) ?? "Patient", name))
                : null;
        }

        if (literal[0] == '#')
        {
            return Contained(Coded.Text(literal[1..]) ?? "");
        }

        return ReferenceTable.Shorten(References.Resolve(Coded.Text(literal)!));
    }

    /// <summary>The patient a resource belongs to; null, with a note, where it names none.</summary>
    public string? Patient(JsonNode subject)
    {
        var reference = Reference(subject) ?? HolderPatient;
        if (reference is not null && IsPatient(reference))
        {
            return reference;
        }

        // Groups, devices and locations have results too.
        Report(FactProblems.NoSubject(), null);
        IsIgnored = true;
        return null;
    }

    /// <summary>True where a reference may be a patient's.</summary>
    public static bool IsPatient(string reference)
        => reference.StartsWith("Patient", StringComparison.Ordinal) || reference.StartsWith("urn:", StringComparison.Ordinal);

    public DateInterval? Date(JsonNode node, string path)
    {
        if (node.IsAbsent)
        {
            return null;
        }

        if (calendar.TryRead(JsonText.Trim(node.Utf8()), out var read))
        {
            return read;
        }

        Report(FactProblems.Date(), path);
        return null;
    }

    public void Keep(string patient, ClinicalFact fact)
    {
        HasKept = true;
        Sink.Add(patient, fact);
    }

    public void KeepPending(string patient, MedicationFact fact, string medication)
    {
        HasKept = true;
        Sink.AddPending(patient, fact, medication);
    }

    public void KeepPending(string patient, ReportDraft draft)
    {
        HasKept = true;
        Sink.AddReport(patient, draft);
    }

    public void Report(Problem problem, string? path)
        => problems.Add((path is null ? problem : problem.At(path)).At(Where));

    /// <summary>Of a problem that has its place.</summary>
    public void ReportAsIs(Problem problem) => problems.Add(problem);

    public void ReportAtPlace(Problem problem) => problems.Add(problem.At(Place()));

    /// <summary>Hands over what was wrong, once it is known whose record lacks it.</summary>
    public void Flush(string? patient)
    {
        foreach (var problem in problems)
        {
            Sink.Add(patient, problem);
        }

        problems.Clear();
    }

    // A resource without id needs a name that no other has: its place in the input.
    private string Id => idLength == 0 ? $"({Path.GetFileName(file)}:{line})" : Encoding.UTF8.GetString(id, 0, idLength);

    private (string Type, string Id) Key => holderId is null ? (type ?? "?", Id) : (holderType!, $"{holderId}#{Id}");

    private (string? Version, DateTimeOffset? LastUpdated) Meta(JsonObject resource)
    {
        var meta = resource["meta"u8].Object();
        return (Coded.Text(meta["versionId"u8]), Date(meta["lastUpdated"u8], "meta.lastUpdated")?.Start);
    }

    private string Place() => line > 0 ? $"{file}:{line}" : file;
}
