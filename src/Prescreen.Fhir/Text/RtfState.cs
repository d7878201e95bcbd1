namespace Prescreen.Fhir.Text;

/// <summary>What a group of RTF inherits and gives back at its end.</summary>
internal readonly record struct RtfState
{
    public static RtfState Initial { get; } = new() { Fallbacks = 1 };

    public int Font { get; init; }

    /// <summary>How many characters after \u stand for it where Unicode isn't known (\uc).</summary>
    public int Fallbacks { get; init; }

    public bool IsFontTable { get; init; }

    public bool IsSkipped { get; init; }

    public bool IsHidden { get; init; }

    public bool IsDeleted { get; init; }

    /// <summary>True until something stood in the group: only there a control word names a destination.</summary>
    public bool IsGroupStart { get; init; }

    /// <summary>True after \*: whoever doesn't know the destination skips it.</summary>
    public bool IsIgnorable { get; init; }

    public bool IsShown => !IsSkipped && !IsHidden && !IsDeleted;
}
