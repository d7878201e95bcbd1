using Prescreen.Fhir.Model;
using Prescreen.Fhir.Subscriptions;

namespace Prescreen.Fhir.Tests.Subscriptions;

public sealed class SubscriptionPlanTests
{
    private const string Loinc = "http://loinc.org";

    [Fact]
    public void Plan_CodesOfTwoProtocols_AreJoinedSortedAndSingle()
    {
        SubscriptionPlan plan = SubscriptionPlan.Of(
        [
            new WantedCodes("Observation", [new Coding(Loinc, "777-3"), new Coding(Loinc, "1742-6")]),
            new WantedCodes("Condition", []),
            new WantedCodes("Observation", [new Coding(Loinc, "777-3"), new Coding(null, "PLT")]),
        ]);

        plan.Parts.ShouldBe(
        [
            new PlannedSubscription("Condition 1", "Condition?"),
            new PlannedSubscription("Observation 1", "Observation?code=PLT,http://loinc.org|1742-6,http://loinc.org|777-3"),
        ]);
    }

    [Fact]
    public void Plan_WholeTypeWanted_OutdoesItsCodes()
        => SubscriptionPlan.Of([new WantedCodes("Condition", [new Coding("s", "c")]), new WantedCodes("Condition", [])]).Parts.Single().Criteria.ShouldBe("Condition?");

    [Fact]
    public void Plan_LongList_IsSplitWithoutLosingACode()
    {
        Coding[] codes = [.. Enumerable.Range(0, 100).Select(i => new Coding(Loinc, $"{i}-1"))];

        SubscriptionPlan plan = SubscriptionPlan.Of([new WantedCodes("Observation", [.. codes])], 200);

        plan.Parts.Length.ShouldBeGreaterThan(5);
        plan.Parts.ShouldAllBe(part => part.Criteria.Length <= 200 && part.Criteria.StartsWith("Observation?code="));
        plan.Parts.SelectMany(part => part.Criteria["Observation?code=".Length..].Split(',')).Order().ShouldBe(codes.Select(code => $"{Loinc}|{code.Code}").Order());
        plan.Parts.Select(part => part.Name).Distinct().Count().ShouldBe(plan.Parts.Length);
    }

    [Fact]
    public void Plan_OneTokenOverTheLimit_IsStillPlanned()
        => SubscriptionPlan.Of([new WantedCodes("Observation", [new Coding(Loinc, new string('9', 50))])], 20).Parts.Length.ShouldBe(1);

    [Fact]
    public void Plan_Specimen_IsByType()
        => SubscriptionPlan.Of([new WantedCodes("Specimen", [new Coding("s", "c")])]).Parts.Single().Criteria.ShouldBe("Specimen?type=s|c");

    [Fact]
    public void Plan_SpecialCharacters_AreEscaped()
        => SubscriptionPlan.Of([new WantedCodes("Observation", [new Coding("s", "a,b|c&d e+f")])]).Parts.Single().Criteria
            .ShouldBe("Observation?code=s|a\\,b\\|c%26d%20e%2Bf");
}
