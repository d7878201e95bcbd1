using System.Collections.Frozen;

namespace Prescreen.Screening.WriteBack;

/// <summary>What the statuses of a ResearchSubject mean to us. <see href="https://hl7.org/fhir/R4/codesystem-research-subject-status.html"/></summary>
public static class SubjectStatuses
{
    private static readonly FrozenSet<string> Machines = FrozenSet.Create(StringComparer.Ordinal, "potential-candidate", "candidate", "ineligible");

    private static readonly FrozenSet<string> Ended = FrozenSet.Create(StringComparer.Ordinal, "ineligible", "off-study", "withdrawn", "not-registered");

    /// <summary>True for the statuses the machine may set; there is no way for it to write any other.</summary>
    public static bool IsMachines(string status) => Machines.Contains(status);

    /// <summary>True where the subject is out of the trial, so that nothing needs to speak against it.</summary>
    public static bool IsEnded(string status) => Ended.Contains(status);
}
