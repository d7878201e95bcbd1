using Prescreen.Protocols;

namespace Prescreen.Evaluation;

/// <summary>A value as compared, in a unit, and with what; most are never shown, so the text is made on demand.</summary>
internal sealed class ComparedValue(LabValue value, string unit, Threshold? against)
{
    public LabValue Value => value;

    /// <summary>The limit that applied; null where there was none to compare with.</summary>
    public Threshold? Against => against;

    /// <summary>"120 10*9/L". Holds patient data: for the screening's result only.</summary>
    public override string ToString() => value.Show(unit);
}
