namespace Prescreen.Worklist.Reading;

/// <summary>In which order a list shows subjects.</summary>
public enum ListSort
{
    /// <summary>What needs a person next comes first (<see cref="Reading.Attention"/>).</summary>
    Attention,

    /// <summary>The latest change first.</summary>
    Changed,

    /// <summary>Whose verdict time changes soonest first; those it never changes last.</summary>
    Expires,

    /// <summary>The nearest misses first; those that are none last.</summary>
    Margin,
}
