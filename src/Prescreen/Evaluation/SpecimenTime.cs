using Prescreen.Facts;

namespace Prescreen.Evaluation;

/// <summary>When the tissue of a test was taken: the specimen's collection, else the result's own time (clinical.md I5, §7).</summary>
internal static class SpecimenTime
{
    /// <summary>Null where neither says.</summary>
    public static DateInterval? Of(ResultFact result, EvaluationContext context)
        => SpecimenOf(result, context)?.Effective ?? ResultSelection.TimeOf(result);

    /// <summary>The specimen, of the result or of the Observation it is a component of; null where the record doesn't hold it.</summary>
    public static SpecimenFact? SpecimenOf(ResultFact result, EvaluationContext context) => context.Record.Specimen(result.Specimen ?? result.Whole?.Specimen);
}
