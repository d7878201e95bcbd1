using System.Collections.Immutable;
using Prescreen.Evaluation;
using Prescreen.Facts;
using Prescreen.Protocols;

namespace Prescreen.Insights;

/// <summary>Counts the criteria of one protocol over patients.</summary>
internal sealed class ProtocolTally(Protocol protocol)
{
    private readonly ImmutableArray<CriterionTally> criteria = [.. protocol.Criteria.Select(criterion => new CriterionTally(criterion))];
    private readonly Protocol forEverybody = WithoutConsidering(protocol);
    private int considered;

    public ProtocolReadiness Readiness(int patients) => new(protocol, patients, considered, [.. criteria.Select(tally => tally.Readiness)]);

    public void Add(PatientRecord record, DateTimeOffset asOf, SiteCalendar calendar)
    {
        var verdicts = Evaluator.Evaluate(record, forEverybody, asOf, calendar).Verdicts;
        var isConsidered = protocol.ConsideredCriteria.All(index => verdicts[index].Outcome is Outcome.Met or Outcome.Review);
        considered += isConsidered ? 1 : 0;
        for (var i = 0; i < verdicts.Count; i++)
        {
            criteria[i].Add(verdicts[i], record, asOf, isConsidered);
        }
    }

    // Of whom the protocol doesn't consider the evaluator decides no other criterion, yet a laboratory's data are those of all its patients.
    private static Protocol WithoutConsidering(Protocol protocol) => new()
    {
        Id = protocol.Id,
        Version = protocol.Version,
        Title = protocol.Title,
        Study = protocol.Study,
        Criteria = protocol.Criteria,
        Labs = protocol.Labs,
        Anchors = protocol.Anchors,
        Childbearing = protocol.Childbearing,
        Answers = protocol.Answers,
        Vocabulary = protocol.Vocabulary,
        Concepts = protocol.Concepts,
        Fingerprint = protocol.Fingerprint,
    };
}
