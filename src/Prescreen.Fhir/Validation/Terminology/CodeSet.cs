namespace Prescreen.Fhir.Validation.Terminology;

/// <summary>The codes of a value set, all of them. A set that couldn't be expanded here has none and <see cref="IsKnown"/> is false.</summary>
internal sealed class CodeSet
{
    private readonly Dictionary<string, HashSet<string>> bySystem;
    private readonly HashSet<string> all;

    public CodeSet(IEnumerable<(string System, string Code)> codes)
    {
        bySystem = [];
        all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (system, code) in codes)
        {
            if (!bySystem.TryGetValue(system, out var own))
            {
                bySystem[system] = own = new HashSet<string>(StringComparer.Ordinal);
            }

            own.Add(code);
            all.Add(code);
        }

        IsKnown = true;
    }

    private CodeSet() => (bySystem, all) = ([], []);

    /// <summary>The set whose codes can't be told here.</summary>
    public static CodeSet Unknown { get; } = new();

    public bool IsKnown { get; }

    public IEnumerable<(string System, string Code)> Codes => bySystem.SelectMany(system => system.Value.Select(code => (system.Key, code)));

    /// <summary>A bare code, as elements of type code carry one.</summary>
    public bool Has(string code) => all.Contains(code);

    public bool Has(string system, string code) => bySystem.TryGetValue(system, out var codes) && codes.Contains(code);

    /// <summary>Up to so many of the codes, for people to choose from.</summary>
    public string Some(int most) => string.Join(", ", all.Take(most)) + (all.Count > most ? ", …" : "");
}
