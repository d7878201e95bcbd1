using System.Xml.Linq;
using Prescreen.Evaluation;

namespace Prescreen.Cli.Tests.Conventions;

/// <summary>The arrows of the design; a cycle already fails the build.</summary>
public sealed class DependencyTests
{
    public static TheoryData<string, string[]> Arrows => new()
    {
        { "Prescreen", [] },
        { "Prescreen.Fhir", ["Prescreen"] },
        { "Prescreen.Screening", ["Prescreen.Fhir"] },
        { "Prescreen.TestServer", ["Prescreen.Fhir"] },
        { "Prescreen.Worklist", ["Prescreen.Screening"] },
        { "Prescreen.Cli", ["Prescreen.Worklist", "Prescreen.Screening", "Prescreen.TestServer"] },
        { "Prescreen.Functions", ["Prescreen.Screening"] },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void Project_References_OnlyWhatTheDesignSays(string project, string[] references)
        => References(SourceTree.Projects.Single(one => one.Name == project)).ShouldBe(references, ignoreOrder: true);

    [Fact]
    public void Project_NotOfTheDesign_DoesNotExist()
        => SourceTree.Projects.Where(project => !project.Path.StartsWith("tests/", StringComparison.Ordinal)).Select(project => project.Name)
            .ShouldBe(Arrows.Select(row => row.Data.Item1), ignoreOrder: true);

    [Fact]
    public void Functions_AreTheEnd_OnlyTheirTestsReferToThem()
        => SourceTree.Projects.Where(project => References(project).Contains("Prescreen.Functions")).Select(project => project.Name)
            .ShouldBeSubsetOf(["Prescreen.Functions.Tests", "Prescreen.EndToEnd"]);

    [Fact]
    public void Core_Assembly_RefersToTheBaseClassLibraryAndYamlDotNetOnly()
        => typeof(Evaluator).Assembly.GetReferencedAssemblies()
            .Where(name => name.Name is not { } known || !(known.StartsWith("System.", StringComparison.Ordinal) || known == "YamlDotNet"))
            .ShouldBeEmpty();

    private static List<string> References(SourceFile project)
        => [.. XDocument.Parse(project.Text).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))];
}
