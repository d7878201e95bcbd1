using Prescreen.Facts;

namespace Prescreen.Evaluation;

/// <summary>Whether a procedure was done by as-of.</summary>
internal static class ProcedureReading
{
    /// <summary>No where it wasn't done or isn't there yet; unclear where its status leaves it open.</summary>
    public static Certainty WasDone(ProcedureFact procedure, EvaluationContext context)
        => procedure.Status is ProcedureStatus.NotDone || (procedure.Effective is { } when && !context.AsOf.IsThere(when)) ? Certainty.No
            : procedure.Status is ProcedureStatus.Completed ? Certainty.Yes
            : Certainty.Unclear;
}
