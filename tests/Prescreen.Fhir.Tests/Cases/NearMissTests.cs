using Prescreen.Evaluation;
using Prescreen.Facts;
using Prescreen.Insights;

namespace Prescreen.Fhir.Tests.Cases;

public sealed class NearMissTests
{
    [Theory]
    [InlineData("i9-platelets-just-fails", "I9.platelets", "79 10*9/L", "≥80 10*9/L", "0.0125")]
    [InlineData("i9-bilirubin-just-fails", "I9.bilirubin", "2.008333×ULN", "≤2.0×ULN", "0.0042")] // a multiple of the result's own limit
    [InlineData("i9-bilirubin-between-2-and-3-without-gilbert", "I9.bilirubin", "2.416667×ULN", "≤2.0×ULN", "0.2083")]
    [InlineData("i9-bilirubin-gilbert-above-3", "I9.bilirubin", "3.008333×ULN", "≤3.0×ULN", "0.0028")] // the limit that applies with Gilbert's syndrome
    public void Of_AValueThatJustFails_TellsValueLimitAndMargin(string name, string criterion, string value, string needed, string margin)
    {
        var near = Judge(name).SelectMany(assessment => NearMiss.Of(assessment)).Single(one => one.Criterion == criterion);

        (near.Value, near.Needed, near.Margin).ShouldBe((value, needed, decimal.Parse(margin, System.Globalization.CultureInfo.InvariantCulture)));
        near.ToString().ShouldBe(criterion);
    }

    [Fact]
    public void Of_AllCases_NamesOnlyLimitsThatAreFailedByAQuarterAtMost()
    {
        var all = ClinicalCase.All.Where(one => one.Protocol == "cea-car-t").SelectMany(one => Judge(one.Name)).ToList();

        var near = all.SelectMany(assessment => NearMiss.Of(assessment).Select(one => (assessment, one))).ToList();

        near.Count.ShouldBeGreaterThan(10);
        near.ShouldAllBe(pair => pair.one.Margin >= 0 && pair.one.Margin <= NearMiss.Widest);
        near.ShouldAllBe(pair => pair.assessment.Verdicts.Single(verdict => verdict.Criterion.Id == pair.one.Criterion).Outcome == Outcome.NotMet);
        all.SelectMany(assessment => assessment.Verdicts).Count(verdict => verdict.Criterion.Id == "I9.platelets" && verdict.Outcome is Outcome.NotMet)
            .ShouldBeGreaterThan(near.Count(pair => pair.one.Criterion == "I9.platelets"));
    }

    private static List<Assessment> Judge(string name)
    {
        var one = ClinicalCase.Load("cea-car-t", name);
        var calendar = new SiteCalendar(one.TimeZone);
        var gatherer = CommittedProtocols.Gatherer(calendar);
        gatherer.AddBundle(one.Record, one.Name);
        return [.. gatherer.Build().Select(record => Evaluator.Evaluate(record, CommittedProtocols.All["cea-car-t"], one.AsOf, calendar))];
    }
}
