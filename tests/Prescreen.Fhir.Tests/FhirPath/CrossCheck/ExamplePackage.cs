using System.Text.Json;

namespace Prescreen.Fhir.Tests.FhirPath.CrossCheck;

/// <summary>HL7's package of R4's definitions and official examples, as npm puts it into fhir-profiles/definitions.</summary>
internal static class ExamplePackage
{
    public static string ThirdParty => Path.Combine(Root(), "tests", "Prescreen.Fhir.Tests", "third-party");

    public static string Folder => Path.Combine(Root(), "fhir-profiles", "definitions", "node_modules", "hl7.fhir.r4.examples");

    /// <summary>Without the packages the test is skipped with a reason, in CI it fails.</summary>
    public static void MustBeThere()
    {
        if (!(Directory.Exists(Folder) && Directory.Exists(Path.Combine(ThirdParty, "node_modules"))) && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("The third party's packages aren't installed: run `npm ci` in fhir-profiles/definitions and tests/Prescreen.Fhir.Tests/third-party (Node 20 or later).");
        }
    }

    public static IEnumerable<JsonElement> Structures()
        => Directory.EnumerateFiles(Folder, "StructureDefinition-*.json").Order(StringComparer.Ordinal).Select(Read);

    /// <summary>The names of example files of every type, at most so many of one type and none that is very large.</summary>
    public static List<string> Sample(int mostOfAType, int largest)
        => [.. new DirectoryInfo(Folder).EnumerateFiles("*-*.json").Where(file => file.Length <= largest && char.IsAsciiLetterUpper(file.Name[0]))
            .OrderBy(file => file.Name, StringComparer.Ordinal).GroupBy(file => file.Name.Split('-')[0]).SelectMany(type => type.Take(mostOfAType)).Select(file => file.Name)];

    public static JsonElement Example(string file) => Read(Path.Combine(Folder, file));

    private static JsonElement Read(string path) => JsonElement.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 256 });

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Integration.sln")))
        {
            folder = folder.Parent.ShouldNotBeNull();
        }

        return folder.FullName;
    }
}
