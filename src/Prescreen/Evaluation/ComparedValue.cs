namespace Prescreen.Evaluation;

/// <summary>A value as compared, in a unit; most are never shown, so the text is made on demand.</summary>
internal sealed class ComparedValue(LabValue value, string unit)
{
    /// <summary>"120 10*9/L". Holds patient data: for the screening's result only.</summary>
    public override string ToString() => value.Show(unit);
}
