using System.Diagnostics;
using System.Globalization;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Cli.Output;

/// <summary>What a criterion looks at and what gives which outcome, in sentences: one case for each kind.</summary>
internal sealed class CriterionPlan(Protocol protocol)
{
    private readonly ConceptWords words = new(protocol);

    /// <summary>The sentences.</summary>
    public IEnumerable<string> Of(Criterion criterion)
    {
        var lines = criterion switch
        {
            AliveCriterion => ["A date or flag of death on the Patient gives not-met."],
            AgeCriterion age => [Text($"Completed years from {age.From} to {age.To} at consent to the study, else at as-of: met; otherwise not-met.")],
            JudgementCriterion judgement => [judgement.IsPatients ? "Only the patient can say: judgement." : "Only the investigator can say: judgement."],
            ConsentCriterion => ["A refused consent to this study gives not-met."],
            RulesCriterion rules => new RulePlan(words).Of(rules),
            ReportedCriterion reported => Reported(reported),
            LabCriterion lab => Lab(lab),
            GradeCriterion grade => Grade(grade),
            SerologyCriterion serology => Serology(serology),
            PregnancyTestCriterion test => PregnancyTest(test),
            WashoutCriterion washout => Washout(washout),
            LongTermDrugCriterion drug => LongTermDrug(drug),
            TreatmentFailureCriterion failure => TreatmentFailure(failure),
            ImagingCriterion imaging => Imaging(imaging),
            MetastasisFreeCriterion free => MetastasisFree(free),
            StainingCriterion staining => Staining(staining),
            Her2Criterion her2 => Her2(her2),
            _ => throw new UnreachableException($"No plan for {criterion.GetType().Name}."),
        };
        return lines.Concat(Narrative(criterion)).Concat(Exempt(criterion.Exempt));
    }

    private static IEnumerable<string> Narrative(Criterion criterion) => criterion switch
    {
        LabCriterion { Finding: { } finding } => FindingPlan.Of(NarrativeUse.Suggests, finding),
        GradeCriterion { Finding: { } finding } grade => FindingPlan.Of(grade.Narrative, finding),
        TreatmentFailureCriterion { Findings: [_, ..] findings } => FindingPlan.Of(NarrativeUse.Suggests, string.Join(" or ", findings)),
        ImagingCriterion imaging => FindingPlan.Of(imaging.Narrative, imaging.Question is ImagingQuestion.WasMade ? "contrast" : $"metastasis outside {string.Join(" or ", imaging.Inside)}, a stated absence is met"),
        MetastasisFreeCriterion free => FindingPlan.Of(free.Narrative, $"metastasis outside {string.Join(" or ", free.Inside)}, a stated absence is met"),
        StainingCriterion { Finding: { } finding } staining => FindingPlan.Of(staining.Narrative, finding),
        Her2Criterion { Finding: { } finding } her2 => FindingPlan.Of(her2.Narrative, $"{finding}, {her2.IshFinding}"),
        _ => [],
    };

    private IEnumerable<string> Reported(ReportedCriterion reported)
    {
        yield return $"Reports: {words.Of(reported.Reports)}.";
        yield return $"{FindingPlan.Of(reported.Affirms)} in a final one: met; a later one that contradicts it{(reported.ContradictedBy.IsEmpty ? "" : $" or says only {string.Join(" or ", reported.ContradictedBy)}")}, and one that doesn't say it: review; none: unknown.";
    }

    private IEnumerable<string> Lab(LabCriterion lab)
    {
        foreach (var one in lab.Labs)
        {
            var plausible = one.PlausibleFrom is null && one.PlausibleTo is null ? "" : Text($"; outside {one.PlausibleFrom} to {one.PlausibleTo} {Unit(one.Unit)}gives review");
            yield return $"{one.Title}: the latest result of {words.Of(one.Codes)}{plausible}.";
        }

        yield return Text($"{lab.Require} within {lab.WithinDays} days: met; otherwise not-met; none in the window: unknown.");
        if (lab.Instead is { } instead)
        {
            yield return $"With {(instead.MustBeActive ? "active " : "")}{words.Of(instead.Condition)}: {instead.Require}.";
        }

        if (lab.Method is { } method)
        {
            yield return $"Results of {words.Of(method.Codes)} count only with the method {words.Of(method.Is)}; without it: review.";
        }

        if (lab.RoomAir is { } air)
        {
            yield return $"On room air: {words.Of(air.Codes)}, or with {words.Of(air.Flow)} of none or {words.Of(air.Concentration)} as in air.";
        }
    }

    private IEnumerable<string> Grade(GradeCriterion grade)
    {
        var time = grade.WithinDays is { } days ? Text($" within {days} days") : grade.Since is { } since ? $" since {since.Name}" : "";
        yield return Text($"{grade.Title}: the latest of {words.Of(grade.Codes)}{time}, as a number to {grade.Highest} or an answer.");
        yield return $"{grade.Require}: met; otherwise not-met; a range across it: review; none: unknown.";
        if (grade.Instead is { } other)
        {
            yield return $"Where none is on record: {words.Of(other.Codes)} {(other.Require is { } require ? $"{require}: met, otherwise not-met" : "gives review")}.";
        }
    }

    private IEnumerable<string> Serology(SerologyCriterion serology)
    {
        yield return Text($"Tests within {serology.WithinDays} days: {string.Join("; ", serology.Tests.Select(words.Of))}.");
        yield return serology.Rule switch
        {
            SerologyRule.AnyPositive => "Positive: not-met; negative: met; none: unknown.",
            SerologyRule.AllPositive => "All positive: not-met; one positive: review; a negative and none positive: met; none: unknown.",
            SerologyRule.PositiveWithLoad => $"All negative: met; one positive: {serology.LoadTitle} ({words.Of(serology.Load)}) normal gives met, above normal not-met, none unknown.",
            _ => throw new UnreachableException(),
        };
    }

    private IEnumerable<string> PregnancyTest(PregnancyTestCriterion test)
    {
        yield return Text($"For women of childbearing potential, within {test.WithinDays} days: {words.Of(test.Tests)}.");
        yield return "Negative: met; positive: not-met; none: unknown.";
    }

    private IEnumerable<string> Washout(WashoutCriterion washout)
    {
        yield return Text($"A dose of {words.Of(washout.Drugs)} less than {washout.WithinDays} days ago: not-met; all older: met; none on record: not-found.");
        if (!washout.Uncertain.IsEmpty)
        {
            yield return $"Review where it would be not-met: {words.Names(washout.Uncertain)}.";
        }

        if (!washout.Never.IsEmpty)
        {
            yield return $"Never counts: {words.Of(washout.Never)}.";
        }

        if (washout.Except is { } except)
        {
            yield return Text($"Doesn't count: a dose by {words.Of(except.Route)} within {except.Days} day(s) of {words.Of(except.Near)}{(except.Anchor is { } anchor ? $" or {anchor.Name}" : "")}; a dispense so near gives review.");
        }
    }

    private IEnumerable<string> LongTermDrug(LongTermDrugCriterion drug)
    {
        yield return Text($"{words.Of(drug.Drugs)} in use for at least {drug.ForDays} days: review; shorter: met; none: not-found.");
        if (!drug.Except.IsEmpty)
        {
            yield return $"Doesn't count: {words.Of(drug.Except)}.";
        }

        if (!drug.OrCondition.IsEmpty)
        {
            yield return $"Review too: a diagnosis of {words.Of(drug.OrCondition)}.";
        }
    }

    private IEnumerable<string> TreatmentFailure(TreatmentFailureCriterion failure)
    {
        yield return $"Given: {words.Of(failure.Drugs)}.";
        yield return $"On or after its start {words.Of(failure.Failure)}: met; given without failure on record, or not given: unknown or review.";
        if (!failure.ReportedBy.IsEmpty)
        {
            yield return $"Told also by the answer of {words.Of(failure.ReportedBy)}.";
        }
    }

    private IEnumerable<string> Imaging(ImagingCriterion imaging)
    {
        yield return $"{imaging.Study.Title}: {words.Of(imaging.Study.Enhanced)}; {words.Of(imaging.Study.Unstated)} gives review.";
        yield return Text($"From {imaging.Near.DaysBefore} days before {imaging.Near.Anchor?.Name} to {imaging.Near.MonthsAfter} calendar month(s) after.");
        yield return imaging.Question is ImagingQuestion.WasMade
            ? "Made: met; none: unknown."
            : $"Its report or conclusion affirms {words.Of(imaging.ShowsNone)}: review; states there is none: met; else unknown or review.";
    }

    private IEnumerable<string> MetastasisFree(MetastasisFreeCriterion free)
    {
        yield return $"An active diagnosis of {words.Of(free.Sites)}: not-met.";
        if (!free.Review.IsEmpty)
        {
            yield return $"Review: {words.Of(free.Review)}.";
        }

        yield return $"The latest {free.Study.Title} states there is none: met; else unknown or review.";
    }

    private IEnumerable<string> Staining(StainingCriterion staining)
    {
        yield return $"{staining.Title} of the specimen of {staining.Specimen?.Name}: {words.Of(staining.Tests)}, with {words.Of(staining.Percent)} and {words.Of(staining.Pattern)}.";
        yield return Text($"{words.Of(staining.Is)} in at least {staining.AtLeast} %: met; negative or wholly below: not-met; across it or without pattern or share: review; none: unknown.");
        if (staining.Mixed is { } mixed)
        {
            yield return $"{words.Of(mixed)}: review.";
        }

        if (!staining.Also.IsEmpty)
        {
            yield return $"Read too, deciding nothing: {words.Of(staining.Also)}.";
        }
    }

    private IEnumerable<string> Her2(Her2Criterion her2)
    {
        yield return Text($"{words.Of(her2.Ihc)} within {her2.WithinMonths} months, with its share of cells ({words.Of(her2.Percent)}).");
        yield return "3+ in at least 50 %: met. 3+ in more than 10 %, or 2+ in at least 50 %: met only if amplified, not-met if not, unknown without ISH. Less: not-met.";
        yield return $"ISH: {words.Of(her2.Ish)}, ratio {words.Of(her2.Ratio)}.";
        yield return $"Decides with a note: {words.Of(her2.Miscoded)}. A score without share, an older test or later anti-HER2 therapy gives review.";
    }

    private static IEnumerable<string> Exempt(Exempt exempt)
    {
        List<string> who = [];
        if (exempt.HasFlag(Protocols.Exempt.Men))
        {
            who.Add("men");
        }

        if (exempt.HasFlag(Protocols.Exempt.Women))
        {
            who.Add("women");
        }

        if (exempt.HasFlag(Protocols.Exempt.WomenNotOfChildbearingPotential))
        {
            who.Add("women not of childbearing potential");
        }

        return who.Count > 0 ? [$"Not applicable to {string.Join(" and ", who)}."] : [];
    }

    private static string Unit(string unit) => unit == "1" ? "" : unit + " ";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
