using System.Collections.Immutable;
using Prescreen.Evaluation;
using Prescreen.Insights;
using Prescreen.Protocols.Criteria;
using Prescreen.Screening.Assessments;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>What the page of a subject shows.</summary>
public sealed record CandidateModel
{
    /// <summary>What is around the page.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>What was gathered.</summary>
    public required CandidateFacts Facts { get; init; }

    /// <summary>The criteria, what needs a person first.</summary>
    public ImmutableArray<CriterionGroup> Groups { get; init; } = [];

    /// <summary>What changed, latest first.</summary>
    public ImmutableArray<SubjectChange> Changes { get; init; } = [];

    /// <summary>What can be done; null for who may only read.</summary>
    public CandidateForms? Forms { get; init; }

    /// <summary>The code of the act that was just done, "dismiss"; null where none was.</summary>
    public string? Done { get; init; }

    /// <summary>True where the record speaks against the status that stands, by the list's own rule.</summary>
    public bool IsAlert => ContraryEvidence.IsAgainst(Facts.Screening.Status, Facts.Assessment.Status) || Favoured is not null;

    /// <summary>The id of the criterion that the subject was dismissed against and that is now met; null where the dismissal stands or there is none.</summary>
    public string? Favoured => ContraryEvidence.InFavour(Facts.Screening.Status, Facts.Screening.Work, Facts.Assessment.Summary);

    /// <summary>True where nobody expects anything of the subject any more.</summary>
    public bool HasEnded => SubjectStatuses.IsEnded(Facts.Screening.Status);

    /// <summary>True where the record rules the patient out and no person did.</summary>
    public bool IsRuledOutByRecord => Facts.Screening is { Status: "ineligible", Work.Decision: null } && Facts.Assessment.Status is EligibilityStatus.Ineligible;

    /// <summary>The site's time zone.</summary>
    public TimeZoneInfo Zone => Facts.Calendar.Zone;

    /// <summary>The model of what was gathered.</summary>
    public static CandidateModel Of(PageFrame frame, CandidateFacts facts, CandidateForms? forms, string? done) => new()
    {
        Frame = frame,
        Facts = facts,
        Groups = CriterionGroup.Of(facts.Assessment.Criteria.Select((verdict, index) => Criterion(facts, verdict, index))),
        Changes = SubjectHistory.Of(facts.History),
        Forms = forms,
        Done = done,
    };

    /// <summary>How many criteria have an outcome.</summary>
    public int Count(Outcome outcome) => Facts.Assessment.Criteria.Count(criterion => criterion.Outcome == outcome);

    /// <summary>A criterion's words by its id; the id where the protocol has no such criterion any more.</summary>
    public string Words(string id) => Facts.Protocol.Criteria.FirstOrDefault(criterion => criterion.Id == id)?.Text ?? id;

    /// <summary>Nothing of the patient.</summary>
    public override string ToString() => Facts.ToString();

    private static CriterionModel Criterion(CandidateFacts facts, CriterionView verdict, int index)
    {
        var criterion = facts.Protocol.Criteria.FirstOrDefault(one => one.Id == verdict.Id);
        return new CriterionModel
        {
            Id = verdict.Id,
            Text = criterion?.Text ?? verdict.Id,
            IsExclusion = criterion?.Category is Protocols.CriterionCategory.Exclusion,
            Verdict = verdict,
            Evidence = [.. verdict.Evidence.Select(evidence => Evidence(facts, evidence))],
            Timeline = criterion is LabCriterion lab && facts.Record is not null ? Timeline(facts, lab, verdict) : null,
            Anchor = $"c{index}",
        };
    }

    private static EvidenceModel Evidence(CandidateFacts facts, EvidenceView evidence)
    {
        if (!facts.Texts.TryGetValue(evidence.Reference, out var texts) || texts.IsEmpty)
        {
            return new EvidenceModel(evidence, null, null);
        }

        if (evidence.Text is null)
        {
            return new EvidenceModel(evidence, null, MarkedText.Unmarked(string.Join("\n\n", texts)));
        }

        return MarkedText.TryFind(texts, evidence, out var excerpt, out var whole) ? new EvidenceModel(evidence, excerpt, whole) : new EvidenceModel(evidence, null, null);
    }

    private static TimelineChart? Timeline(CandidateFacts facts, LabCriterion lab, CriterionView verdict)
    {
        var series = LabSeries.Of(lab, facts.Record!, facts.Protocol, new AsOf(facts.Now, facts.Calendar));
        return series.Points.IsEmpty ? null : TimelineChart.Of(series, facts.Today, verdict.Evidence.Select(evidence => evidence.Reference).ToHashSet(StringComparer.Ordinal));
    }
}
