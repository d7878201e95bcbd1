using System.Text;
using Prescreen.Evaluation;
using Prescreen.Screening.Assessments;

namespace Prescreen.Cli.Output;

/// <summary>One JSON object a line, per patient and protocol.</summary>
internal sealed class NdjsonOutput(TextWriter output) : IAssessmentOutput
{
    /// <inheritdoc/>
    public void Add(Assessment assessment)
    {
        output.Write(Encoding.UTF8.GetString(AssessmentJson.Write(assessment).Span));
        output.Write('\n');
    }

    /// <inheritdoc/>
    public void Finish()
    {
    }
}
