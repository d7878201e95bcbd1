namespace Prescreen.Fhir.Tests.FhirPath.CrossCheck;

/// <summary>Where the two engines differ over R4's invariants, and why.</summary>
internal static class KnownDifferences
{
    /// <summary>"key", our letter, theirs (T true, F false, E empty, X an error or several items).</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["ctm-1 TX"] = "resolve() asks a server in fhirpath.js and is refused where nothing may be asynchronous; ours is told that nothing can be had",
        ["rng-2 ET"] = "two ends in units of unlike systems: fhirpath.js compares the numbers alone, N1 says that such quantities can't be compared",
        ["rng-2 EX"] = "the same where one unit is UCUM's: fhirpath.js refuses, ours is empty",
    };

    /// <summary>ref-1 is empty where a Reference has only an identifier: the validator checks it in a rule of its own.</summary>
    public const string CheckedWithoutFhirPath = "ref-1";

    /// <summary>The key of an invariant that official examples break, in both engines' eyes, and why.</summary>
    public static IReadOnlyDictionary<string, string> Broken { get; } = new Dictionary<string, string>
    {
        ["sdf-4"] = "a definition without baseDefinition that isn't abstract: the example is wrong",
    };

    /// <summary>
    /// The same expression in the form fhirpath.js takes: as() of several items is an error there (R4's dom-3 means ofType()), and its regular expressions refuse
    /// needless escapes and a lone bracket.
    /// </summary>
    public static string ForThem(string expression) => expression
        .Replace(".as(", ".ofType(", StringComparison.Ordinal).Replace("(as(", "(ofType(", StringComparison.Ordinal)
        .Replace(@"\\\'", @"\'", StringComparison.Ordinal).Replace(@"\\:", ":", StringComparison.Ordinal).Replace(@"\\@", "@", StringComparison.Ordinal)
        .Replace(@"(\\[x])", @"(\\[x\\])", StringComparison.Ordinal);
}
