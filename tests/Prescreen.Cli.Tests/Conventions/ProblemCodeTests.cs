using System.Text.RegularExpressions;

namespace Prescreen.Cli.Tests.Conventions;

/// <summary>A code is what a site's staff search for, so it stands for one thing, made at one place.</summary>
public sealed partial class ProblemCodeTests
{
    [Fact]
    public void Codes_Each_AreMadeAtOnePlace()
        => SourceTree.Product.SelectMany(file => file.Code.SelectMany(one => Made().Matches(one.Line).Select(match => (Code: match.Value, Place: $"{file.Path}:{one.Number}"))))
            .GroupBy(one => one.Code)
            .Where(places => places.Count() > 1)
            .Select(places => $"{places.Key}: {string.Join(", ", places.Select(one => one.Place))}")
            .ShouldBeEmpty();

    [Fact]
    public void Codes_OfEveryPartOfTheProduct_AreFound()
        => SourceTree.Product.SelectMany(file => file.Code.SelectMany(one => Made().Matches(one.Line))).Select(match => match.Value.Split('-')[0]).Distinct()
            .Intersect(["FHIR", "UNIT", "PROT", "LEDG", "VOC"]).Count().ShouldBe(5);

    // A code that is compared with, or stands in a pattern, is asked for, not made.
    [GeneratedRegex(@"(?<!(\bis|\bor|\bnot|==|!=|\bcase) "")\b(?!UTF|ISO)[A-Z]{3,5}-[0-9]{3}\b(?!"" (or |=>|when ))")]
    private static partial Regex Made();
}
