using System.Text.RegularExpressions;

namespace Prescreen.Fhir.Tests.Profiles;

/// <summary>Every canonical of ours that the sources name is defined. The codes written under them are checked where they are written (Prescreen.Screening.Tests).</summary>
public sealed partial class EngineUrlTests
{
    [Fact]
    public void Sources_EveryCanonicalTheyName_IsDefined()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(ProfileFolder.Root, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var named = sources.SelectMany(text => Canonical().Matches(text).Select(match => match.Groups["path"].Value)).Distinct().ToList();

        named.Count.ShouldBeGreaterThan(10);
        named.Where(path => !ProfileFolder.Defines(ProfileFolder.Base + path)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"(?:https://prescreen\.example/fhir|\{Root\})/(?<path>(?:StructureDefinition|CodeSystem|ValueSet|ConceptMap|CapabilityStatement)/[a-z0-9-]+)")]
    private static partial Regex Canonical();
}
