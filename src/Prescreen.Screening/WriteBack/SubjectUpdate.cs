using System.Collections.Immutable;
using Prescreen.Evaluation;

namespace Prescreen.Screening.WriteBack;

/// <summary>What is to be written of one patient for one protocol.</summary>
public sealed record SubjectUpdate
{
    /// <summary>The verdicts.</summary>
    public required Assessment Assessment { get; init; }

    /// <summary>The assessment's fingerprint.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What could not be read of the record.</summary>
    public IReadOnlyList<Problem> Unread { get; init; } = [];

    /// <summary>The ids of the criteria whose outcome was better in the last assessment.</summary>
    public ImmutableArray<string> Worsened { get; init; } = [];

    /// <summary>Nothing of the patient.</summary>
    public override string ToString() => Fingerprint;
}
