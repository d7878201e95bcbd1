using System.Collections.Frozen;

namespace Prescreen.Fhir.Tests.Profiles;

/// <summary>The codes of our own code systems.</summary>
internal static class OwnCodeSystems
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Systems = ProfileFolder.Generated.Values
        .Where(resource => resource.Text("resourceType") is "CodeSystem")
        .ToFrozenDictionary(resource => resource.Text("url"), resource => resource.Codes().ToFrozenSet(StringComparer.Ordinal));

    public static bool Has(string system, string code) => Systems.TryGetValue(system, out var codes) && codes.Contains(code);
}
