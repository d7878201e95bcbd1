using Prescreen.Evaluation;
using Prescreen.Facts;
using Prescreen.Insights;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Worklist.Tests.Pages.Candidate;

public sealed class LabSeriesTests
{
    [Fact]
    public void Series_OfPlatelets_IsInTheProtocolsUnitEarliestFirst()
    {
        var series = Of("I9.platelets", Sample.Platelets("b", "2026-09-01", "70000", "/uL"), Sample.Platelets("a", "2026-08-01", "120", "K/uL"));

        series.Points.Select(point => point.Compared).Take(2).ShouldBe(["120 10*9/L", "70 10*9/L"]);
        series.Points[1].Reported.ShouldBe("70000 /uL");
        series.Points.Select(point => point.When!.Value.Start).ShouldBeInOrder();
        series.Require.ToString().ShouldBe("≥80 10*9/L");
        series.WithinDays.ShouldBe(14);
    }

    [Theory]
    [InlineData("7", "furlong", "isn't understood")]
    [InlineData("7", "", "has no unit")]
    [InlineData("7", "g/L", "doesn't fit")]
    [InlineData("120000000", "10*9/L", "isn't plausible")]
    public void Series_ValueThatCannotBeConverted_SaysWhy(string value, string unit, string why)
    {
        var point = Of("I9.platelets", Sample.Platelets("b", "2026-09-01", value, unit)).Points[0];

        point.Compared.ShouldBeNull();
        point.Low.ShouldBeNull();
        point.Problem.ShouldNotBeNull().ShouldContain(why);
        point.Problem!.ShouldContain("Platelet count");
    }

    [Fact]
    public void Series_Comparator_IsOpenAtOneEnd()
    {
        var point = Of("I9.platelets", Sample.Platelets("b", "2026-09-01", "20", comparator: "<")).Points[0];

        point.Low.ShouldBeNull();
        point.High.ShouldBe(20);
        point.Compared.ShouldBe("<20 10*9/L");
    }

    [Fact]
    public void Series_OfALimitPerValue_IsInMultiplesOfEachValuesOwn()
    {
        var series = Of(
            "I9.bilirubin",
            Bilirubin("b1", "2026-09-01", "30", ""","referenceRange":[{"high":{"value":20,"unit":"umol/L"}}]"""),
            Bilirubin("b2", "2026-09-02", "30", ""","referenceRange":[{"high":{"value":15,"unit":"umol/L"}}]"""),
            Bilirubin("b3", "2026-09-03", "30", ""));

        series.Points.Take(3).Select(point => point.Compared).ShouldBe(["1.5×ULN", "2×ULN", null]);
        series.Points[2].Problem!.ShouldContain("no reference range");
        series.Instead!.Value.Require.ToString().ShouldBe("≤3.0×ULN");
    }

    [Fact]
    public void Series_PreliminaryAndFuture_AreMarkedAndLeftOut()
    {
        var series = Of("I9.platelets", Sample.Platelets("b", "2026-09-01", "100", status: "preliminary"), Sample.Platelets("f", "2026-12-24", "100"), Sample.Platelets("r", "2026-09-01", "100", status: "registered"));

        series.Points[0].IsFinal.ShouldBeFalse();
        series.Points.ShouldNotContain(point => point.Source.Id == "f" || point.Source.Id == "r");
    }

    [Fact]
    public void Series_DecidingValue_IsAmongItsPoints()
    {
        var record = Sample.Record(Sample.Platelets("b", "2026-11-19", "70"));
        var verdict = Evaluator.Evaluate(record, Sample.Protocol, Sample.Now, SiteCalendar.Utc).Verdicts.Single(verdict => verdict.Criterion.Id == "I9.platelets");

        var series = Of(record, "I9.platelets");

        series.Points[^1].Source.ShouldBe(verdict.Evidence[0].Source);
        series.Points[^1].Compared.ShouldBe(verdict.Evidence[0].Compared);
    }

    private static LabSeries Of(string criterion, params string[] added) => Of(Sample.Record(added), criterion);

    private static LabSeries Of(PatientRecord record, string criterion)
        => LabSeries.Of((LabCriterion)Sample.Protocol.Criteria.Single(one => one.Id == criterion), record, Sample.Protocol, new AsOf(Sample.Now, SiteCalendar.Utc));

    private static string Bilirubin(string id, string day, string value, string range)
        => $$$"""{"resourceType":"Observation","id":"{{{id}}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"14631-6"}]},"subject":{"reference":"Patient/x"},"effectiveDateTime":"{{{day}}}","valueQuantity":{"value":{{{value}}},"unit":"umol/L"}{{{range}}}}""";
}
