using Prescreen.Cli.Output;

namespace Prescreen.Cli.Demo;

/// <summary>A patient's status for a protocol became another.</summary>
internal sealed record FlagChange(string Protocol, AssessmentView? Before, AssessmentView Now)
{
    /// <summary>The criteria that decided it: those whose outcome changed to what the status rests on.</summary>
    public IEnumerable<CriterionView> Decisive => Now.Criteria
        .Where(criterion => Before?.Criteria.FirstOrDefault(one => one.Id == criterion.Id)?.Outcome != criterion.Outcome)
        .OrderBy(criterion => criterion.Outcome switch { "not-met" => 0, "unknown" => 1, "met" => 2, "review" => 3, _ => 4 });

    /// <summary>Protocol and status only.</summary>
    public override string ToString() => $"{Protocol} {Now.Status}";
}
