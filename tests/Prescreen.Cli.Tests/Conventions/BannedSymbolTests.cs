using System.Xml.Linq;

namespace Prescreen.Cli.Tests.Conventions;

public sealed class BannedSymbolTests
{
    [Theory]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTimeOffset.Now")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("M:System.Guid.NewGuid")]
    [InlineData("M:System.Console.WriteLine(System.String)")]
    public void BannedSymbols_ClockIdsAndConsole_AreListedWithAReason(string symbol)
        => SourceTree.Text("BannedSymbols.txt").Split('\n').ShouldContain(line => line.StartsWith(symbol + ";", StringComparison.Ordinal) && line.Length > symbol.Length + 10);

    [Fact]
    public void BannedSymbols_EveryProject_IsHeldToThem()
    {
        var common = XDocument.Parse(SourceTree.Text("Directory.Build.props"));

        common.Descendants("AdditionalFiles").ShouldContain(file => file.Attribute("Include")!.Value.EndsWith("BannedSymbols.txt", StringComparison.Ordinal));
        SourceTree.Projects.Where(project => !Lock(project).Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", StringComparison.Ordinal))
            .Select(project => project.Path).ShouldBeEmpty();
    }

    private static string Lock(SourceFile project) => SourceTree.Text(Path.Combine(Path.GetDirectoryName(project.Path)!, "packages.lock.json"));
}
