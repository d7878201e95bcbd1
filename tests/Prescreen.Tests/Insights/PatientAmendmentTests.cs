using System.Collections.Immutable;
using System.Text;
using Prescreen.Evaluation;
using Prescreen.Insights;
using Prescreen.Protocols;
using Prescreen.Vocabulary;

namespace Prescreen.Tests.Insights;

public sealed class PatientAmendmentTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private static readonly ConceptVocabulary Vocabulary = ConceptVocabulary.Compile([]).Value;

    [Fact]
    public void Of_ACriterionThatIsNoLongerFailed_GainsThePatientWithBothVerdicts()
    {
        var amendment = PatientAmendment.Of(Judged(EligibilityStatus.Ineligible, ("a", Outcome.Met), ("b", Outcome.NotMet)), Judged(EligibilityStatus.Candidate, ("a", Outcome.Met), ("b", Outcome.Met)));

        amendment.Effect.ShouldBe(AmendmentEffect.Gained);
        var change = amendment.Changes.ShouldHaveSingleItem();
        change.ToString().ShouldBe("b not-met met");
        change.Before!.Reason.ShouldBe("b is not-met");
        change.After!.Reason.ShouldBe("b is met");
    }

    [Fact]
    public void Of_AnAddedCriterion_IsTheReasonOnlyWhereItStandsInTheWayOrIsOpen()
    {
        var before = Judged(EligibilityStatus.Candidate, ("a", Outcome.Met));

        var lost = PatientAmendment.Of(before, Judged(EligibilityStatus.Ineligible, ("a", Outcome.Met), ("b", Outcome.NotMet), ("c", Outcome.Met)));
        var kept = PatientAmendment.Of(before, Judged(EligibilityStatus.Candidate, ("a", Outcome.Met), ("b", Outcome.NotFound)));

        lost.Effect.ShouldBe(AmendmentEffect.Lost);
        lost.Changes.ShouldHaveSingleItem().ToString().ShouldBe("b - not-met");
        kept.Effect.ShouldBe(AmendmentEffect.None);
    }

    [Fact]
    public void Of_ARemovedCriterionThatWasOpen_IsTheReason()
    {
        var amendment = PatientAmendment.Of(Judged(EligibilityStatus.PotentialCandidate, ("a", Outcome.Met), ("b", Outcome.Unknown)), Judged(EligibilityStatus.Candidate, ("a", Outcome.Met)));

        amendment.Effect.ShouldBe(AmendmentEffect.OtherStatus);
        amendment.Changes.ShouldHaveSingleItem().ToString().ShouldBe("b unknown -");
    }

    [Fact]
    public void Of_APatientOnlyTheNewVersionConsiders_TellsWhatKeptThemOutAndWhatIsOpen()
    {
        var before = Judged(EligibilityStatus.NotConsidered, ("a", Outcome.Unknown));
        var after = Judged(EligibilityStatus.PotentialCandidate, ("a", Outcome.Met), ("b", Outcome.Unknown), ("c", Outcome.Met));

        var amendment = PatientAmendment.Of(Judging(before, "a", "b", "c"), after);

        amendment.Effect.ShouldBe(AmendmentEffect.Gained);
        amendment.Changes.Select(change => change.Id).ShouldBe(["a"]);
        amendment.KeptOutBy.Select(verdict => verdict.ToString()).ShouldBe(["a unknown"]);
        amendment.JudgedByOne.Select(verdict => verdict.ToString()).ShouldBe(["b unknown"]);
    }

    [Fact]
    public void Of_TheSameStatusForOtherReasons_IsOutcomesOnly()
        => PatientAmendment.Of(Judged(EligibilityStatus.Ineligible, ("a", Outcome.NotMet), ("b", Outcome.Met)), Judged(EligibilityStatus.Ineligible, ("a", Outcome.Met), ("b", Outcome.NotMet)))
            .Effect.ShouldBe(AmendmentEffect.OutcomesOnly);

    [Fact]
    public void Totals_OfSeveralPatients_CountStatusesEffectsAndCriteria()
    {
        var gained = PatientAmendment.Of(Judged(EligibilityStatus.Ineligible, ("a", Outcome.NotMet)), Judged(EligibilityStatus.Candidate, ("a", Outcome.Met)));
        var same = PatientAmendment.Of(Judged(EligibilityStatus.Candidate, ("a", Outcome.Met)), Judged(EligibilityStatus.Candidate, ("a", Outcome.Met)));

        var totals = AmendmentTotals.Empty.With(gained).With(same).With(same);

        totals.Patients.ShouldBe(3);
        totals.Before[EligibilityStatus.Candidate].ShouldBe(2);
        totals.After[EligibilityStatus.Candidate].ShouldBe(3);
        totals.Effects[AmendmentEffect.None].ShouldBe(2);
        totals.Criteria["a"].ShouldBe(1);
    }

    [Fact]
    public void Between_TwoVersions_NamesWhatWasChangedAddedAndRemoved()
    {
        var before = Trial("{ id: a, text: Alive, alive: true }", "{ id: b, text: Adult, age: { from: 18, to: 75 } }", "{ id: c, text: Willing, judgement: patient }");
        var after = Trial("{ id: d, text: Able, judgement: investigator }", "{ id: a, text: Alive, alive: true }", "{ id: b, text: Adult, age: { from: 18, to: 80 } }");

        var changes = CriterionAmendment.Between(before, after, (_, criterion) => criterion is Prescreen.Protocols.Criteria.AgeCriterion age ? [$"{age.From} to {age.To}"] : []);

        changes.Select(change => $"{change.Id}: {change.Before?.Text ?? "-"} > {change.After?.Text ?? "-"}").ShouldBe(["d: - > Able", "b: Adult > Adult", "c: Willing > -"]);
        changes[1].After!.Asks.ShouldBe(["18 to 80"]);
    }

    private static Assessment Judged(EligibilityStatus status, params (string Id, Outcome Outcome)[] outcomes)
    {
        var protocol = Trial([.. outcomes.Select(one => $"{{ id: {one.Id}, text: {one.Id}, alive: true }}")]);
        var verdicts = outcomes.Select((one, place) => new Verdict(protocol.Criteria[place], new Finding(one.Outcome, new Reason("{0} is {1}", one.Id, one.Outcome.Name())), null));
        return new Assessment(protocol, "Patient/1", AsOf, status, [.. verdicts]);
    }

    private static Assessment Judging(Assessment assessment, params ImmutableArray<string> criteria)
        => new(Trial([.. criteria.Select(id => $"{{ id: {id}, text: {id}, alive: true }}")]), assessment.Patient, assessment.AsOf, assessment.Status, assessment.Verdicts);

    private static Protocol Trial(params string[] inclusion)
    {
        var yaml = $"protocol: t\nversion: 1.0.0\nstudy: {{ system: s, value: v }}\nconsiders: [a]\ninclusion:\n{string.Join('\n', inclusion.Select(one => $"  - {one}"))}\n";
        var reading = ProtocolFile.Read("t.yaml", Encoding.UTF8.GetBytes(yaml), Vocabulary);
        return reading.Protocol ?? throw new InvalidOperationException(reading.Problems[0].ToString());
    }
}
