using Prescreen.Evaluation;

namespace Prescreen.Cli.Output;

/// <summary>A form in which assessments are written.</summary>
internal interface IAssessmentOutput
{
    /// <summary>Takes one assessment.</summary>
    void Add(Assessment assessment);

    /// <summary>Writes what had to wait for the last of them.</summary>
    void Finish();
}
