using System.Text.Json;
using Prescreen.Evaluation;
using Prescreen.Facts;

namespace Prescreen.Fhir.Tests.Cases;

/// <summary>Runs every folder of tests/cases: a clinician adds one without C#.</summary>
public sealed class ClinicalCaseTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (protocol, name) in ClinicalCase.All)
            {
                data.Add(protocol, name);
            }

            return data;
        }
    }

    [Fact]
    public void Cases_InTheFolder_AreAtLeast150() => ClinicalCase.All.Count().ShouldBeGreaterThanOrEqualTo(150);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_AsRecorded_IsDecidedAsClinicalSpecificationSays(string protocol, string name)
    {
        var one = ClinicalCase.Load(protocol, name);

        var assessment = Assess(one);

        var wrong = Differences(one, assessment).ToList();
        wrong.ShouldBeEmpty($"{one.Rule}\n{string.Join('\n', wrong)}\n");
    }

    private static Assessment Assess(ClinicalCase one)
    {
        var calendar = new SiteCalendar(one.TimeZone);
        var gatherer = CommittedProtocols.Gatherer(calendar);
        gatherer.AddBundle(one.Record, $"{one.Name}/record.json");
        var subject = one.Expected.TryGetProperty("patient", out var named) ? named.GetString() : "Patient/x";
        var records = gatherer.Build().ToList();
        var record = records.Find(found => found.Patient == subject) ?? records.Single();
        return Evaluator.Evaluate(record, CommittedProtocols.All[one.Protocol], one.AsOf, calendar);
    }

    private static IEnumerable<string> Differences(ClinicalCase one, Assessment assessment)
    {
        if (one.Status is { } status && assessment.Status.Name() != status)
        {
            yield return $"status: {assessment.Status.Name()}, expected {status}";
        }

        foreach (var expected in one.Criteria)
        {
            var verdict = assessment.Verdicts.FirstOrDefault(found => found.Criterion.Id == expected.Name);
            if (verdict is null)
            {
                yield return $"{expected.Name}: no verdict (status {assessment.Status.Name()})";
                continue;
            }

            foreach (var difference in Differences(expected.Value, verdict))
            {
                yield return $"{expected.Name}: {difference} — {verdict.Reason}";
            }
        }
    }

    private static IEnumerable<string> Differences(JsonElement expected, Verdict verdict)
    {
        if (expected.TryGetProperty("outcome", out var outcome) && verdict.Outcome.Name() != outcome.GetString())
        {
            yield return $"{verdict.Outcome.Name()}, expected {outcome}";
        }

        if (expected.TryGetProperty("changesAt", out var changes) && $"{verdict.ChangesAt:yyyy-MM-dd}" != (changes.GetString() ?? ""))
        {
            yield return $"changes at {verdict.ChangesAt:yyyy-MM-dd}, expected {changes}";
        }

        if (expected.TryGetProperty("basis", out var basis) && verdict.Basis.Name() != basis.GetString())
        {
            yield return $"basis {verdict.Basis.Name()}, expected {basis}";
        }

        var sources = verdict.Evidence.Select(evidence => evidence.Source.Unversioned.Split('#')[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var reference in Strings(expected, "evidence"))
        {
            if (!sources.Contains(reference))
            {
                yield return $"evidence {string.Join(", ", sources)}, expected {reference}";
            }
        }

        foreach (var words in Strings(expected, "reasonContains"))
        {
            if (!verdict.Reason.Contains(words, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"reason lacks \"{words}\"";
            }
        }
    }

    private static IEnumerable<string> Strings(JsonElement element, string name)
        => element.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(item => item.GetString()!) : [];
}
