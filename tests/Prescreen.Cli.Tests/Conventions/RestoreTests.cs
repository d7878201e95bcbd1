using System.Xml.Linq;

namespace Prescreen.Cli.Tests.Conventions;

public sealed class RestoreTests
{
    [Fact]
    public void Projects_Each_HaveALockFile()
        => SourceTree.Projects.Select(project => Path.Combine(Path.GetDirectoryName(project.Path)!, "packages.lock.json"))
            .Where(path => !File.Exists(Path.Combine(SourceTree.Root, path))).ShouldBeEmpty();

    [Fact]
    public void Projects_Each_AreInTheSolution()
    {
        var solution = SourceTree.Text("Integration.sln").Replace('\\', '/');

        SourceTree.Projects.Where(project => !solution.Contains(project.Path, StringComparison.Ordinal)).Select(project => project.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Packages_HaveTheirVersionsInOnePlace()
        => SourceTree.Projects.SelectMany(project => XDocument.Parse(project.Text).Descendants("PackageReference")
                .Where(package => package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null)
                .Select(package => $"{project.Path}: {package.Attribute("Include")?.Value}"))
            .ShouldBeEmpty();

    [Fact]
    public void Restore_InCI_IsLocked()
        => XDocument.Parse(SourceTree.Text("Directory.Build.props")).Descendants("RestoreLockedMode").Single().Attribute("Condition")!.Value.ShouldBe("'$(CI)' == 'true'");
}
