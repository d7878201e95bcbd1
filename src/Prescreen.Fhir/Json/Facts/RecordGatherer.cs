using System.Text;
using Prescreen.Facts;
using Prescreen.Fhir.Text;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// Gathers resources in any order (Bundle entries, ndjson lines, pages of a server) into one record per patient: resolves urn:uuid, absolute, conditional and
/// Medication references, and follows merged patients to the survivor. Not for two threads at once.
/// </summary>
/// <param name="vocabulary">The value sets the active protocols ask for.</param>
/// <param name="calendar">The site's calendar, for dates.</param>
/// <param name="onlyPatient">"Patient/1" where one patient's record is gathered: anybody else's resource is refused with FHIR-159. Null: everybody's.</param>
/// <param name="narrative">Finds in the words of a report what they say; null: reports give their codes only.</param>
/// <param name="server">The FHIR server all of it comes from: attachments that lie elsewhere stay unread. Null: files, which may come from several.</param>
/// <param name="pdfs">Reads PDFs; null: pdftotext does, where it is on the machine.</param>
public sealed class RecordGatherer(
    ConceptVocabulary vocabulary,
    SiteCalendar calendar,
    string? onlyPatient = null,
    Func<string, IReadOnlyList<NarrativeFinding>>? narrative = null,
    Uri? server = null,
    IPdfText? pdfs = null)
{
    private readonly ReferenceTable references = new();
    private readonly GatheredFacts gathered = new();
    private readonly List<BundleEntryRange> entries = [];
    private readonly LineFilter filter = new(vocabulary, readsWords: narrative is not null);
    private readonly AttachmentText attachments = new(pdfs ?? new PdfToText());
    private FactReader? reader;

    /// <summary>Everything that could not be read so far, of a known patient or not; complete after <see cref="Build"/>.</summary>
    public IReadOnlyList<Problem> Problems => gathered.Problems;

    /// <summary>How much was read.</summary>
    public GatherCounts Counts => gathered.Counts;

    private FactReader Reader => reader ??= NewReader();

    private ReportAssembly Reports => new(gathered, references, server, narrative);

    /// <summary>Reads all entries of a Bundle (transaction, collection, searchset, history, batch-response), also of Bundles within it.</summary>
    public void AddBundle(ReadOnlySpan<byte> bytes, string place) => AddBundle(bytes, place, 0);

    /// <summary>Reads one resource; a Bundle is read as such.</summary>
    public void AddResource(ReadOnlySpan<byte> bytes, string place, string? fullUrl = null)
        => Add(bytes, place, 0, fullUrl is null ? [] : Encoding.UTF8.GetBytes(fullUrl));

    /// <summary>The records of all patients, in the order in which they first appeared.</summary>
    public IEnumerable<PatientRecord> Build() => new RecordAssembly(gathered, references, vocabulary, onlyPatient, Reports).Build();

    /// <summary>The Binaries ("Binary/5") whose words reports need and that weren't read: those of wanted reports first, the newest first. Give them before <see cref="Build"/>.</summary>
    public IReadOnlyList<string> MissingBinaries() => Reports.Missing();

    /// <summary>The content of a Binary as its server gave it, not as JSON.</summary>
    /// <param name="reference">"Binary/5".</param>
    /// <param name="contentType">"text/html; charset=gbk"; null where the server didn't say.</param>
    /// <param name="content">The bytes.</param>
    public void AddBinary(string reference, string? contentType, ReadOnlyMemory<byte> content)
        => gathered.AddBinary(new BinaryText(reference, attachments.Read(contentType ?? "", content.ToArray())));

    /// <summary>Notes why a Binary can't be had: reports that refer to it are unread.</summary>
    public void AddBinary(string reference, Problem problem) => gathered.AddBinary(new BinaryText(reference, ReadText.Unread(problem)));

    /// <summary>Notes Binaries that were left where they are, as there are too many: reports that refer to them are unread.</summary>
    public void LeaveBinaries(IEnumerable<string> references)
    {
        foreach (var reference in references)
        {
            AddBinary(reference, TextProblems.NotFetched());
        }
    }

    internal ReadOutcome Add(ReadOnlySpan<byte> bytes, string place, long line, ReadOnlySpan<byte> fullUrl = default)
    {
        if (IsBundle(bytes))
        {
            AddBundle(bytes, place, line);
            return ReadOutcome.Kept;
        }

        var outcome = Reader.Read(bytes, place, line, fullUrl, gathered);
        gathered.Count(outcome);
        return outcome;
    }

    internal void Report(Problem problem) => gathered.Add(null, problem);

    /// <summary>False for lines of a bulk export that can give no fact, without reading their JSON.</summary>
    internal bool MayHold(ReadOnlySpan<byte> line) => filter.MayHold(line);

    internal FactReader NewReader() => new(vocabulary, calendar, narrative, pdfs) { References = references };

    internal void Append(GatheredFacts part) => gathered.Append(part);

    internal static bool IsBundle(ReadOnlySpan<byte> bytes)
        => bytes.StartsWith("{\"resourceType\":\""u8) ? bytes[17..].StartsWith("Bundle\""u8) : ResourcePeek.At(bytes).IsBundle;

    private void AddBundle(ReadOnlySpan<byte> bytes, string place, long line)
    {
        var first = entries.Count;
        var damage = BundleScan.Read(bytes, entries, out var isHistory);
        var count = entries.Count - first;
        for (var index = first; index < first + count; index++)
        {
            NoteAlias(bytes, entries[index]);
        }

        var (lines, counted) = (1L, 0);
        for (var index = first; index < first + count; index++)
        {
            var start = entries[index].Resource.Start.Value;
            lines += start > counted ? bytes[counted..start].Count((byte)'\n') : 0;
            counted = Math.Max(counted, start);
            AddEntry(bytes, entries[index], place, line > 0 ? line : lines, isHistory);
        }

        entries.RemoveRange(first, count);
        if (damage is { } offset)
        {
            gathered.Add(null, FactProblems.TruncatedBundle(count, offset).At(line > 0 ? $"{place}:{line}" : place));
        }
    }

    private void AddEntry(ReadOnlySpan<byte> bundle, BundleEntryRange entry, string place, long line, bool isHistory)
    {
        var resource = bundle[entry.Resource];
        if (!resource.IsEmpty)
        {
            var outcome = Add(resource, place, line, Unquoted(bundle[entry.FullUrl]));
            if (isHistory && outcome is ReadOutcome.Skipped)
            {
                // A version that says nothing any more takes the place of one that did.
                DeletionReader.ReadSkipped(resource, gathered);
            }
        }
        else if (!entry.Request.Equals(default))
        {
            DeletionReader.Read(bundle[entry.Request], bundle[entry.Response], gathered);
        }
    }

    private void NoteAlias(ReadOnlySpan<byte> bundle, BundleEntryRange entry)
    {
        var fullUrl = Unquoted(bundle[entry.FullUrl]);
        if (fullUrl.IsEmpty)
        {
            return;
        }

        var peek = ResourcePeek.At(bundle[entry.Resource], withId: true);
        if ((peek.Type.SequenceEqual("Binary"u8) && narrative is not null) || peek.Type.SequenceEqual("Patient"u8) || peek.Type.SequenceEqual("Medication"u8) || peek.Type.SequenceEqual("Specimen"u8)
            || peek.Type.SequenceEqual("ResearchStudy"u8))
        {
            var id = peek.Id.IsEmpty ? fullUrl[(fullUrl.LastIndexOfAny((byte)'/', (byte)':') + 1)..] : peek.Id;
            references.Alias(Encoding.UTF8.GetString(fullUrl), $"{Encoding.UTF8.GetString(peek.Type)}/{Encoding.UTF8.GetString(id)}");
        }
    }

    private static ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> text) => text.Length > 2 && text[0] == '"' ? text[1..^1] : [];
}
