using Prescreen.Protocols;

namespace Prescreen.Evaluation;

/// <summary>One patient against one protocol at one instant: a verdict per criterion and the status they give.</summary>
public sealed class Assessment(Protocol protocol, string patient, DateTimeOffset asOf, EligibilityStatus status, IReadOnlyList<Verdict> verdicts)
{
    /// <summary>The protocol.</summary>
    public Protocol Protocol { get; } = protocol;

    /// <summary>"Patient/1".</summary>
    public string Patient { get; } = patient;

    /// <summary>The instant everything is relative to.</summary>
    public DateTimeOffset AsOf { get; } = asOf;

    /// <summary>The status.</summary>
    public EligibilityStatus Status { get; } = status;

    /// <summary>
    /// A verdict per criterion in the protocol's order; of a patient who is not considered only the criteria that say whom the trial considers.
    /// </summary>
    public IReadOnlyList<Verdict> Verdicts { get; } = verdicts;

    /// <summary>What could not be read of this patient.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The ids of the criteria that are unknown: the work list.</summary>
    public IEnumerable<string> Missing => Verdicts.Where(verdict => verdict.Outcome is Outcome.Unknown).Select(verdict => verdict.Criterion.Id);

    /// <summary>The first day on which time alone changes some verdict; null where it changes none.</summary>
    public DateOnly? ChangesAt => Verdicts.Min(verdict => verdict.ChangesAt);

    /// <summary>Protocol, patient reference and status only.</summary>
    public override string ToString() => $"{Protocol.Id} {Patient} {Status.Name()}";
}
