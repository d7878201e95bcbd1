using System.Globalization;
using Prescreen.Evaluation;
using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;
using Prescreen.Insights;
using Prescreen.Protocols;
using Prescreen.Screening.Assessments;
using Prescreen.Screening.Hosting;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Benchmarks;

/// <summary>Invented subjects of cea-car-t: the assessments of tests/cases, drawn again and again for other patients, some of them in people's hands.</summary>
internal sealed class WorklistWard
{
    public const string Study = "cea-car-t";

    public static readonly DateTimeOffset AsOf = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private readonly Random random = new(5);
    private readonly List<(Assessment Assessment, ReadOnlyMemory<byte> Json, SubjectSummary Summary)> models;

    private WorklistWard(Protocol protocol, List<Assessment> assessments)
    {
        Protocol = protocol;
        models = [.. assessments.Select(assessment => (assessment, AssessmentJson.Write(assessment), SubjectSummary.Of(assessment)))];
    }

    public Protocol Protocol { get; }

    public static WorklistWard Open()
    {
        var root = AppContext.BaseDirectory;
        var active = ProtocolFolder.Load(Path.Combine(root, "fhir-profiles", "protocols"), Path.Combine(root, "fhir-profiles", "valuesets")).Value;
        var (vocabulary, protocol) = (active.Vocabulary, active.Find(Study)!);
        var assessments = Directory.GetDirectories(Path.Combine(root, "cases", Study)).Order(StringComparer.Ordinal)
            .Where(folder => File.Exists(Path.Combine(folder, "record.json")))
            .SelectMany(folder =>
            {
                var gatherer = new RecordGatherer(vocabulary, SiteCalendar.Utc);
                gatherer.AddBundle(File.ReadAllBytes(Path.Combine(folder, "record.json")), folder);
                return gatherer.Build().Select(record => Evaluator.Evaluate(record, protocol, AsOf, SiteCalendar.Utc));
            })
            .Where(assessment => assessment.Status is not EligibilityStatus.NotConsidered);
        return new WorklistWard(protocol, [.. assessments]);
    }

    /// <summary>A screening of the patient with this number.</summary>
    public SavedScreening Next(int number)
    {
        var (assessment, json, summary) = models[random.Next(models.Count)];
        var work = Work(assessment.Status.Name());
        return new SavedScreening
        {
            Patient = string.Create(CultureInfo.InvariantCulture, $"Patient/{number:x8}-1f2e-4c3d-9b8a-{number:x12}"),
            Protocol = Protocol.Id,
            Version = Protocol.Version,
            AsOf = AsOf,
            Fingerprint = $"{random.NextInt64():x16}{random.NextInt64():x16}",
            Status = work.Decision?.Kind switch
            {
                DecisionKind.Screening => "screening",
                DecisionKind.Dismissed => "ineligible",
                DecisionKind.Deferred or null => assessment.Status.Name(),
                _ => throw new InvalidOperationException(),
            },
            Assessment = json,
            Summary = summary,
            Work = work,
            Subject = $"ResearchSubject/{random.NextInt64():x16}{random.NextInt64():x16}{number:x8}",
            SubjectVersion = random.Next(1, 9).ToString(CultureInfo.InvariantCulture),
            ChangesAt = assessment.ChangesAt is { } day ? SiteCalendar.Utc.StartOf(day) : null,
        };
    }

    public override string ToString() => $"{models.Count} models";

    private SubjectWork Work(string status)
    {
        var draw = random.Next(100);
        var kind = draw switch
        {
            0 => DecisionKind.Screening,
            1 or 2 => DecisionKind.Dismissed,
            3 => DecisionKind.Deferred,
            _ => (DecisionKind?)null,
        };
        return draw >= 20 ? SubjectWork.None : new SubjectWork
        {
            AssignedTo = $"Practitioner/{draw}",
            AssignedName = $"Coordinator {draw}",
            Decision = kind is not { } decided ? null : new PersonDecision { Kind = decided, Until = new DateOnly(2026, 12, 1), By = "Practitioner/7", At = AsOf, Before = status },
        };
    }
}
