using Prescreen.Facts;
using Prescreen.Protocols;

namespace Prescreen.Evaluation;

/// <summary>What one evaluation of one criterion looks at: the record, the protocol, and the as-of that records when its answers would differ.</summary>
internal readonly record struct EvaluationContext(PatientRecord Record, Protocol Protocol, AsOf AsOf)
{
    /// <summary>The patient's gender; unknown where there is no Patient resource.</summary>
    public Gender Gender => Record.Demographics?.Gender ?? Gender.Unknown;

    /// <summary>The patient's reference only.</summary>
    public override string ToString() => Record.Patient;
}
