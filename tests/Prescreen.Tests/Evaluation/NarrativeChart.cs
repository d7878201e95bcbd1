using System.Globalization;
using System.Text;
using Prescreen.Evaluation;
using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Tests.Vocabulary;
using Prescreen.Vocabulary;

namespace Prescreen.Tests.Evaluation;

/// <summary>A patient made for one test: facts with findings as narrative reading would give them, judged on 20 November 2026 by a committed protocol.</summary>
internal sealed class NarrativeChart
{
    public const string Surgery = "2026-10-15";

    private static readonly DateTimeOffset AsOf = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, Protocol> Protocols = [];
    private readonly List<ClinicalFact> facts = [];

    public static NarrativeFinding Says(
        string kind, Assertion assertion, string? value = null, string? percent = null, string? number = null, string[]? patterns = null, string? site = null, string? part = null,
        string? date = null, bool amends = false) => new()
        {
            Finding = kind,
            Assertion = assertion,
            Value = value,
            Percent = Range(percent),
            Number = Range(number),
            Patterns = patterns ?? [],
            Site = site,
            Part = part,
            Date = date,
            IsAmendment = amends,
            Quote = $"{kind} {assertion} {value ?? site}".TrimEnd(),
            Start = 4,
            End = 20,
        };

    /// <summary>A chart of the protocol's patients: colorectal cancer, and peritoneal metastases.</summary>
    public static NarrativeChart Considered() => new NarrativeChart().Condition("colorectal-cancer").Condition("peritoneal-metastasis", "metastatic-cancer");

    /// <summary>The same, with cytoreductive surgery on 15 October 2026.</summary>
    public static NarrativeChart Operated() => Considered().Procedure("cytoreductive-surgery", Surgery);

    public NarrativeChart Condition(params string[] concepts)
        => Add(new ConditionFact { Source = Source("Condition"), Concepts = Set(concepts), Label = concepts[0], Code = concepts[0], Effective = Day("2025-03-01") });

    public NarrativeChart Procedure(string concept, string day, ProcedureStatus status = ProcedureStatus.Completed)
        => Add(new ProcedureFact { Source = Source("Procedure"), Concepts = Set(concept), Label = concept, Effective = Day(day), Status = status });

    public NarrativeChart Drug(string concept, string day, string? route = null)
        => Add(new MedicationFact { Source = Source("MedicationAdministration"), Kind = MedicationKind.Administration, Status = MedicationStatus.Completed, Concepts = Set(concept), Label = concept, Start = Day(day), End = Day(day), Route = route is null ? ConceptSet.Empty : Set(route) });

    public NarrativeChart Specimen(string id, string day) => Add(new SpecimenFact { Source = new SourceReference("Specimen", id, null), Effective = Day(day) });

    public NarrativeChart Result(ResultFact result) => Add(result);

    public NarrativeChart Pathology(string? day, params NarrativeFinding[] findings) => Report("pathology-report", day, findings);

    public NarrativeChart Ct(string? day, params NarrativeFinding[] findings) => Report("contrast-abdominal-ct", day, findings);

    public NarrativeChart Note(string? day, params NarrativeFinding[] findings) => Report("operation-note", day, findings);

    public NarrativeChart Letter(string? day, params NarrativeFinding[] findings) => Report(null, day, findings);

    public NarrativeChart Report(
        string? concept, string? day, NarrativeFinding[] findings, ResultStatus status = ResultStatus.Final, bool isRead = true, bool hasText = true, string[]? specimens = null, string? conclusion = null)
        => Add(new ReportFact
        {
            Source = Source(concept is "operation-note" ? "DocumentReference" : "DiagnosticReport"),
            Concepts = concept is null ? ConceptSet.Empty : Set(concept),
            Label = concept ?? "Letter",
            Effective = day is null ? null : Day(day),
            Status = status,
            HasText = hasText,
            IsRead = isRead,
            Findings = findings,
            Specimens = specimens ?? [],
            ConclusionCodes = conclusion is null ? ConceptSet.Empty : Set(conclusion),
        });

    public static ResultFact Quantity(string concept, string day, decimal value, string? unit = null, params ResultFact[] components) => new()
    {
        Source = new SourceReference("Observation", $"{concept}-{day}", "1"),
        Concepts = Set(concept),
        Label = concept,
        Effective = Day(day),
        Value = new ResultValue { Kind = ValueKind.Quantity, Low = value, High = value, UnitText = unit },
        Components = components,
    };

    public static ResultFact Coded(string concept, string day, string answer, params ResultFact[] components) => new()
    {
        Source = new SourceReference("Observation", $"{concept}-{day}", "1"),
        Concepts = Set(concept),
        Label = concept,
        Effective = Day(day),
        Value = new ResultValue { Kind = ValueKind.Coded, Coded = Set(answer), Text = answer },
        Components = components,
    };

    public static ConceptSet Set(params string[] names)
    {
        var mask = new ulong[(VocabularyMaker.Committed.Names.Count / 64) + 1];
        foreach (var name in names)
        {
            var index = VocabularyMaker.Committed.Find(name)!.Value.Index;
            mask[index >> 6] |= 1UL << (index & 63);
        }

        return new ConceptSet(mask);
    }

    public static DateInterval Day(string text)
        => SiteCalendar.Utc.TryRead(Encoding.UTF8.GetBytes(text), out var when) ? when : throw new ArgumentException(text);

    /// <summary>The verdict on a criterion; its <c>changesAt</c> is held to a day-by-day evaluation, and the order of facts must not matter.</summary>
    public Verdict Judge(string criterion, string protocol = "cea-car-t", DateTimeOffset? asOf = null)
    {
        var (record, at) = (Record(facts), asOf ?? AsOf);
        var verdict = Judge(record, criterion, protocol, at);

        Judge(Record([.. facts.AsEnumerable().Reverse()]), criterion, protocol, at).Outcome.ShouldBe(verdict.Outcome);
        DateOnly? changes = null;
        for (var day = DateOnly.FromDateTime(at.UtcDateTime).AddDays(1); changes is null && day < DateOnly.FromDateTime(at.UtcDateTime).AddDays(60); day = day.AddDays(1))
        {
            changes = Judge(record, criterion, protocol, SiteCalendar.Utc.StartOf(day)).Outcome != verdict.Outcome ? day : null;
        }

        (verdict.ChangesAt > DateOnly.FromDateTime(at.UtcDateTime).AddDays(59) ? null : verdict.ChangesAt).ShouldBe(changes);
        return verdict;
    }

    public override string ToString() => $"{facts.Count} facts";

    private static PatientRecord Record(IEnumerable<ClinicalFact> facts)
    {
        var builder = new PatientRecordBuilder("Patient/x", VocabularyMaker.Committed);
        foreach (var fact in facts)
        {
            builder.Add(fact);
        }

        return builder.Build();
    }

    private static Verdict Judge(PatientRecord record, string criterion, string protocol, DateTimeOffset asOf)
        => Evaluator.Evaluate(record, Load(protocol), asOf, SiteCalendar.Utc).Verdicts.Single(verdict => verdict.Criterion.Id == criterion);

    private static Protocol Load(string id)
    {
        lock (Protocols)
        {
            if (!Protocols.TryGetValue(id, out var protocol))
            {
                var reading = ProtocolFile.Read($"{id}.yaml", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "protocols", $"{id}.yaml")), VocabularyMaker.Committed);
                protocol = Protocols[id] = reading.Protocol ?? throw new InvalidOperationException(string.Join('\n', reading.Problems));
            }

            return protocol;
        }
    }

    private static NumberRange? Range(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var bare = text.TrimStart('<', '>', '=');
        if (bare.Split('-') is [var low, var high])
        {
            return new NumberRange(Number(low), Number(high));
        }

        return text[0] is '>' ? new NumberRange(Number(bare), null, LowInclusive: text.StartsWith(">=", StringComparison.Ordinal))
            : text[0] is '<' ? new NumberRange(null, Number(bare), HighInclusive: text.StartsWith("<=", StringComparison.Ordinal))
            : NumberRange.Exactly(Number(bare));
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private SourceReference Source(string type) => new(type, $"{facts.Count}", "1");

    private NarrativeChart Add(ClinicalFact fact)
    {
        facts.Add(fact);
        return this;
    }
}
