using Prescreen.Narrative.Findings.Staining;

namespace Prescreen.Narrative.Lexicon;

/// <summary>The roles words can have in a lexicon, and in which layer each is looked for: words of one layer never hide those of another.</summary>
internal static class Roles
{
    /// <summary>A word that sets the assertion of what it reaches: value present, absent, possible, historical, planned or other; reaches forward, backward or both.</summary>
    public const string Trigger = "trigger";

    /// <summary>Words that look like a trigger and are none.</summary>
    public const string Pseudo = "pseudo-trigger";

    /// <summary>A word at which the reach of triggers ends.</summary>
    public const string Terminator = "terminator";

    /// <summary>A verb: after one, a comma or "and" begins a new statement if that has a verb of its own.</summary>
    public const string Verb = "verb";

    /// <summary>A heading: value is the section.</summary>
    public const string Heading = "heading";

    /// <summary>A word after which a dot ends no sentence.</summary>
    public const string Abbreviation = "abbreviation";

    /// <summary>A word after which a line's end ends no sentence.</summary>
    public const string Connector = "connector";

    /// <summary>A word before a part's letter: "specimen", "part".</summary>
    public const string PartWord = "part-word";

    /// <summary>In which layer words of a role are looked for.</summary>
    public static Layer LayerOf(string role) => role switch
    {
        Trigger or Pseudo or Terminator or Verb => Layer.Context,
        Heading or Abbreviation or Connector or PartWord => Layer.Structure,
        _ when role.StartsWith(StainRoles.Prefix, StringComparison.Ordinal) => Layer.Staining,
        _ => Layer.Subject,
    };
}
