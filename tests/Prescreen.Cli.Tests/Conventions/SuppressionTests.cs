using System.Text.RegularExpressions;

namespace Prescreen.Cli.Tests.Conventions;

/// <summary>What an analyzer says may be silenced only where suppressions.txt lists it with a reason.</summary>
public sealed partial class SuppressionTests
{
    private const string List = "tests/Prescreen.Cli.Tests/Conventions/suppressions.txt";

    [Fact]
    public void Suppressions_AsFound_AreThoseListedWithAReason()
    {
        var listed = SourceTree.Text(List).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).Select(line => line.Split(" | ")).ToList();

        listed.ShouldAllBe(parts => parts.Length == 3 && parts[2].Length > 20);
        Found().Order(StringComparer.Ordinal).ShouldBe(listed.Select(parts => $"{parts[0]} | {parts[1]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Source_LeavesNothingForLaterSilently()
        => SourceTree.Product.Concat(SourceTree.Tests).Where(file => file.Name != nameof(SuppressionTests))
            .SelectMany(file => file.Lines.Select((line, index) => (Place: $"{file.Path}:{index + 1}", line)))
            .Where(one => Later().IsMatch(one.line)).Select(one => one.Place)
            .ShouldBeEmpty();

    private static IEnumerable<string> Found()
        => SourceTree.Product.Concat(SourceTree.Tests).Concat(SourceTree.Projects).Concat(SourceTree.Shared)
            .Where(file => file.Name != nameof(SuppressionTests))
            .SelectMany(file => file.Code.SelectMany(one => Silenced().Matches(one.Line)).Select(match => $"{file.Path} | {match.Groups[1].Value}"));

    [GeneratedRegex("""#pragma warning disable ([\w, ]+)|SuppressMessage\("[^"]*", "(?<1>\w+)|<NoWarn>\$\(NoWarn\);(?<1>[^<]+)|(?<1><NoWarn>(?!\$\(NoWarn\)).*)""")]
    private static partial Regex Silenced();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Later();
}
