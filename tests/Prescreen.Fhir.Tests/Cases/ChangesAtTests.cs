using Prescreen.Evaluation;
using Prescreen.Facts;

namespace Prescreen.Fhir.Tests.Cases;

/// <summary>Holds <c>changesAt</c> of every case against a day-by-day evaluation: no outcome changes before it, and each changes on it.</summary>
public sealed class ChangesAtTests
{
    private const int DaysAhead = 100;

    [Theory]
    [InlineData("cea-car-t")]
    [InlineData("her2-car-t")]
    public void ChangesAt_OfEveryCase_IsTheFirstDayOnWhichTheOutcomeDiffers(string protocol)
    {
        var wrong = ClinicalCase.All.Where(one => one.Protocol == protocol).SelectMany(one => Check(ClinicalCase.Load(one.Protocol, one.Name))).Take(20).ToList();

        wrong.ShouldBeEmpty();
    }

    private static IEnumerable<string> Check(ClinicalCase one)
    {
        var calendar = new SiteCalendar(one.TimeZone);
        var gatherer = CommittedProtocols.Gatherer(calendar);
        gatherer.AddBundle(one.Record, one.Name);
        var protocol = CommittedProtocols.All[one.Protocol];
        foreach (var record in gatherer.Build())
        {
            var now = Evaluator.Evaluate(record, protocol, one.AsOf, calendar);
            if (now.Status is EligibilityStatus.NotConsidered)
            {
                continue;
            }

            foreach (var difference in Compare(now, record, calendar))
            {
                yield return $"{one.Name}: {difference}";
            }
        }
    }

    private static IEnumerable<string> Compare(Assessment now, PatientRecord record, SiteCalendar calendar)
    {
        var open = now.Verdicts.ToList();
        var today = calendar.DayOf(now.AsOf);
        for (var day = today.AddDays(1); day <= today.AddDays(DaysAhead) && open.Count > 0; day = day.AddDays(1))
        {
            var then = Evaluator.Evaluate(record, now.Protocol, calendar.StartOf(day), calendar);
            if (then.Status is EligibilityStatus.NotConsidered)
            {
                yield break;
            }

            foreach (var verdict in open.ToList())
            {
                var differs = then.Verdicts.First(other => other.Criterion.Id == verdict.Criterion.Id).Outcome != verdict.Outcome;
                if (differs != (verdict.ChangesAt == day))
                {
                    yield return $"{verdict.Criterion.Id}: changes at {verdict.ChangesAt:yyyy-MM-dd}, but on {day:yyyy-MM-dd} it {(differs ? "differs" : "is the same")}";
                }

                if (differs || verdict.ChangesAt == day)
                {
                    open.Remove(verdict);
                }
            }
        }
    }
}
