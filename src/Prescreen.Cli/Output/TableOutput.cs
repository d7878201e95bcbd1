using Prescreen.Evaluation;
using Prescreen.Protocols;

namespace Prescreen.Cli.Output;

/// <summary>A table per protocol, for people.</summary>
internal sealed class TableOutput(TextWriter output, bool hasColour) : IAssessmentOutput
{
    private readonly Dictionary<Protocol, List<AssessmentView>> patients = [];

    /// <inheritdoc/>
    public void Add(Assessment assessment)
    {
        if (!patients.TryGetValue(assessment.Protocol, out var list))
        {
            patients.Add(assessment.Protocol, list = []);
        }

        list.Add(AssessmentView.Of(assessment));
    }

    /// <inheritdoc/>
    public void Finish()
    {
        foreach (var (protocol, list) in patients)
        {
            PatientTable.Write(output, hasColour, $"{protocol.Id} {protocol.Version}  {protocol.Title}", list);
        }
    }
}
