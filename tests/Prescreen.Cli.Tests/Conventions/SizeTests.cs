namespace Prescreen.Cli.Tests.Conventions;

public sealed class SizeTests(ITestOutputHelper output)
{
    private const int LongestFile = 400;
    private const int LongestMethod = 60;

    [Fact]
    public void Files_OfProductAndTests_AreNoLongerThan400Lines()
    {
        var lengths = SourceTree.Product.Select(file => file.Lines.Count).Order().ToList();
        output.WriteLine($"{lengths.Count} files in src and functions; lines: median {lengths[lengths.Count / 2]}, 90 % under {lengths[lengths.Count * 9 / 10]}, longest {lengths[^1]}.");

        SourceTree.Product.Concat(SourceTree.Tests).Where(file => file.Lines.Count > LongestFile).Select(file => $"{file.Path}: {file.Lines.Count}").ShouldBeEmpty();
    }

    [Fact]
    public void Methods_OfProductAndTests_AreNoLongerThan60Lines()
    {
        var blocks = SourceTree.Product.Concat(SourceTree.Tests).SelectMany(file => file.Blocks()).ToList();

        blocks.Count.ShouldBeGreaterThan(1000);
        blocks.Where(block => block.Length > LongestMethod).Select(block => $"{block.Place}: {block.Length}").ShouldBeEmpty();
    }
}
