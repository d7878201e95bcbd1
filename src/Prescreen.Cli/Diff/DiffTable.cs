using System.Collections.Immutable;
using System.Globalization;
using Prescreen.Cli.Output;
using Prescreen.Evaluation;
using Prescreen.Insights;

namespace Prescreen.Cli.Diff;

/// <summary>For people, in 100 columns: what was amended, whom that gains and loses and why, and how many there are.</summary>
internal sealed class DiffTable(TextWriter output) : IDiffOutput
{
    private static readonly EligibilityStatus[] Statuses =
        [EligibilityStatus.Candidate, EligibilityStatus.PotentialCandidate, EligibilityStatus.Ineligible, EligibilityStatus.NotConsidered];

    public void Write(Amendment amendment)
    {
        Line("", $"{amendment.After.Id} {amendment.Before.Version} → {amendment.After.Version}, as of {SiteTime.Show(amendment.AsOf)}");
        output.WriteLine();
        Criteria(amendment);
        Patients("Newly in view (candidate or potential candidate)", amendment, AmendmentEffect.Gained);
        Patients("Lost (no longer candidate or potential candidate)", amendment, AmendmentEffect.Lost);
        Patients("Another status", amendment, AmendmentEffect.OtherStatus);
        Totals(amendment.Totals);
    }

    private void Criteria(Amendment amendment)
    {
        if (amendment.Criteria.IsEmpty)
        {
            var rest = amendment.Before.Fingerprint == amendment.After.Fingerprint ? "; the files are the same" : "; the files differ elsewhere";
            Line("", $"No criterion differs in words{rest}.");
        }

        if (!amendment.Before.Considers.SequenceEqual(amendment.After.Considers))
        {
            Line("", $"Considers patients for whom {string.Join(" and ", amendment.After.Considers)} are met or need review; before: {string.Join(" and ", amendment.Before.Considers)}.");
        }

        foreach (var criterion in amendment.Criteria)
        {
            Criterion(criterion);
        }

        output.WriteLine();
    }

    private void Criterion(CriterionAmendment criterion)
    {
        var (sign, shown) = (criterion.Before, criterion.After) switch
        {
            (null, { } added) => ("Added", added),
            ({ } removed, null) => ("Removed", removed),
            (_, { } changed) => ("Changed", changed),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        Line("", $"{sign}  {criterion.Id}: {shown.Text}");
        if (criterion is { Before: { } before, After: { } after })
        {
            Only("before", before, after);
            Only("now", after, before);
        }
        else
        {
            foreach (var sentence in shown.Asks)
            {
                Line("    ", sentence);
            }
        }
    }

    // Only the sentences that the other version hasn't: the rest is as it was.
    private void Only(string which, WordedCriterion one, WordedCriterion other)
    {
        var text = one.Text == other.Text ? ImmutableArray<string>.Empty : [$"“{one.Text}”"];
        var category = one.Category == other.Category ? ImmutableArray<string>.Empty : [one.Category.ToString().ToLowerInvariant()];
        foreach (var sentence in (string[])[.. category, .. text, .. one.Asks.Except(other.Asks, StringComparer.Ordinal)])
        {
            Line("    ", $"{which}: {sentence}");
        }
    }

    private void Patients(string title, Amendment amendment, AmendmentEffect effect)
    {
        var patients = amendment.Patients.Where(patient => patient.Effect == effect).ToList();
        Line("", string.Create(CultureInfo.InvariantCulture, $"{title}: {patients.Count}"));
        foreach (var patient in patients)
        {
            Patient(patient);
        }

        output.WriteLine();
    }

    private void Patient(PatientAmendment patient)
    {
        Line("  ", $"{patient.Patient}: {patient.Before.Name()} → {patient.After.Name()}");
        foreach (var change in patient.Changes)
        {
            Line("      ", $"{change.Id}: {Outcome(change.Before)} → {Outcome(change.After)}");
            Reason("before", change.Before);
            Reason("now", change.After);
        }

        var (unseen, judged) = patient.Before is EligibilityStatus.NotConsidered ? ("before", "now") : ("now", "before");
        foreach (var verdict in patient.KeptOutBy)
        {
            Line("      ", $"not considered {unseen} for {verdict.Criterion.Id}, {verdict.Outcome.Name()}: {verdict.Reason}");
        }

        foreach (var verdict in patient.JudgedByOne.Where(verdict => verdict.Outcome is Evaluation.Outcome.NotMet))
        {
            Line("      ", $"{verdict.Criterion.Id} not-met {judged}: {verdict.Reason}");
        }

        foreach (var open in patient.JudgedByOne.Where(verdict => verdict.Outcome is not Evaluation.Outcome.NotMet).GroupBy(verdict => verdict.Outcome, verdict => verdict.Criterion.Id))
        {
            Line("      ", $"{open.Key.Name()} {judged}: {string.Join(", ", open)}");
        }
    }

    private void Reason(string which, Verdict? verdict)
    {
        if (verdict is not null)
        {
            Line("        ", $"{which}: {verdict.Reason}");
        }
    }

    private void Totals(AmendmentTotals totals)
    {
        output.WriteLine("status                before    now");
        foreach (var status in Statuses)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{status.Name(),-20}{totals.Before.GetValueOrDefault(status),8}{totals.After.GetValueOrDefault(status),7}"));
        }

        output.WriteLine();
        var effects = totals.Effects;
        Line("", string.Create(
            CultureInfo.InvariantCulture,
            $"{totals.Patients} {(totals.Patients == 1 ? "patient" : "patients")}: {effects.GetValueOrDefault(AmendmentEffect.Gained)} newly in view, {effects.GetValueOrDefault(AmendmentEffect.Lost)} lost, {effects.GetValueOrDefault(AmendmentEffect.OtherStatus)} of another status, {effects.GetValueOrDefault(AmendmentEffect.OutcomesOnly)} of the same status with other outcomes, {effects.GetValueOrDefault(AmendmentEffect.None)} untouched."));
        if (!totals.Criteria.IsEmpty)
        {
            var counts = totals.Criteria.OrderByDescending(pair => pair.Value).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}"));
            Line("", $"Patients with another outcome: {string.Join(", ", counts)}.");
        }
    }

    private void Line(string indent, string text) => Wrapped.Write(output, indent, text);

    private static string Outcome(Verdict? verdict) => verdict?.Outcome.Name() ?? "not there";
}
