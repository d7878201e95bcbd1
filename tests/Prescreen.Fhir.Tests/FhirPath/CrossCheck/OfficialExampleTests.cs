using System.Text.Json;
using System.Text.RegularExpressions;
using Prescreen.Fhir.FhirPath;
using Prescreen.Fhir.Validation.Rules;

namespace Prescreen.Fhir.Tests.FhirPath.CrossCheck;

/// <summary>
/// Every invariant of R4 over its official examples, answered by us and by npm fhirpath (NLM): where the answers differ the reason stands in <see cref="KnownDifferences"/>.
/// </summary>
public sealed partial class OfficialExampleTests(ITestOutputHelper output)
{
    private const int MostOfAType = 300;
    private const int LargestFile = 40_000;
    private const int MostDamagedOfAType = 12;
    private const int LargestDamagedFile = 12_000;
    private const int Damages = 3;
    private const int FewestBroken = 50;

    [Fact]
    public void Invariants_OfAllStructureDefinitions_Compile()
    {
        ExamplePackage.MustBeThere();
        var expressions = ExamplePackage.Structures().SelectMany(structure => new[] { "snapshot", "differential" }
                .Where(view => structure.TryGetProperty(view, out _)).SelectMany(view => structure.GetProperty(view).GetProperty("element").EnumerateArray()))
            .SelectMany(StructureTypes.Invariants).Select(one => one.Expression).ToHashSet();
        foreach (var function in expressions.SelectMany(text => Functions().Matches(Text().Replace(text, "''")).Select(match => match.Groups[1].Value).Distinct())
            .CountBy(name => name).OrderByDescending(one => one.Value))
        {
            output.WriteLine($"{function.Key,-16}{function.Value,4}");
        }

        expressions.Count.ShouldBe(203);
        expressions.Where(text => FhirPathExpression.Compile(text).Problem is not null).ShouldBeEmpty();
    }

    [Fact]
    public async Task Invariants_OverOfficialExamples_AreAnsweredAsByAThirdParty()
    {
        ExamplePackage.MustBeThere();
        var files = ExamplePackage.Sample(MostOfAType, LargestFile);

        var pairs = await Compare(files.Select(ExamplePackage.Example));

        files.Count.ShouldBeGreaterThanOrEqualTo(2_000);
        pairs.Count.ShouldBeGreaterThan(100_000);
        Differences(pairs).ShouldBeSubsetOf(KnownDifferences.Reasons.Keys);
    }

    [Fact]
    public async Task Invariants_OverDamagedExamples_AreAnsweredAsByAThirdParty()
    {
        ExamplePackage.MustBeThere();
        var files = ExamplePackage.Sample(MostDamagedOfAType, LargestDamagedFile);

        var pairs = await Compare(files.SelectMany((file, index) => Enumerable.Range(0, Damages).Select(time => Damage.Done(ExamplePackage.Example(file), (index * Damages) + time))));

        pairs.Where(one => one.Ours == 'F').Select(one => one.Question.Invariant.Key).Distinct().Count().ShouldBeGreaterThan(FewestBroken);
        Differences(pairs).ShouldBeSubsetOf(KnownDifferences.Reasons.Keys);
    }

    [Fact]
    public void Invariants_MendedOverOfficialExamples_AreTrueButWhereTheExampleIsWrong()
    {
        ExamplePackage.MustBeThere();
        var types = new StructureTypes(ExamplePackage.Structures());
        var asked = ExamplePackage.Sample(MostOfAType, LargestFile).SelectMany(file => Question.Of(FhirPathNode.OfResource(ExamplePackage.Example(file), types)))
            .Where(question => question.Invariant is { IsError: true, Key: not KnownDifferences.CheckedWithoutFhirPath }).ToList();
        var compiled = asked.Select(one => one.Invariant.Expression).Distinct()
            .ToDictionary(text => text, text => FhirPathExpression.Compile(Errata.Mended(text)).Value);

        var broken = asked.Where(one => Letter(compiled[one.Invariant.Expression].Test(one.Focus, Context)) != 'T').ToList();

        broken.ForEach(one => output.WriteLine($"{one.Invariant.Key} {one.Focus.Location}"));
        broken.Select(one => one.Invariant.Key).Distinct().ShouldBe(KnownDifferences.Broken.Keys, ignoreOrder: true);
    }

    private static FhirPathContext Context => new() { Resolve = _ => null };

    private static char Letter(Result<FhirPathTruth> result) => !result.TryGet(out var truth, out _) ? 'X'
        : truth is FhirPathTruth.True ? 'T'
        : truth is FhirPathTruth.False ? 'F'
        : 'E';

    private async Task<List<Answered>> Compare(IEnumerable<JsonElement> resources)
    {
        var types = new StructureTypes(ExamplePackage.Structures());
        List<List<Question>> asked = [.. resources.Select(resource => Question.Of(FhirPathNode.OfResource(resource, types)).ToList()).Where(questions => questions.Count > 0)];
        List<string> expressions = [.. asked.SelectMany(questions => questions).Select(one => one.Invariant.Expression).Distinct()];
        var theirs = await ThirdPartyEngine.AnswerAsync(expressions, asked, TestContext.Current.CancellationToken);
        theirs.Select(answers => answers.Length).ShouldBe(asked.Select(questions => questions.Count));
        var compiled = expressions.ToDictionary(text => text, text => FhirPathExpression.Compile(text).Value);
        List<Answered> pairs = [.. asked.Zip(theirs).SelectMany(one => one.First.Zip(one.Second, (question, answer) => new Answered(question,
            Letter(compiled[question.Invariant.Expression].Test(question.Focus, Context)), answer)))];
        output.WriteLine($"{asked.Count} resources of {asked.Select(one => one[0].Focus.Type.Name).Distinct().Count()} types, {expressions.Count} expressions, {pairs.Count} answers, "
            + $"{pairs.Count(one => one.Ours == one.Theirs)} alike, {pairs.Count(one => one.Ours == 'F')} of ours false of {pairs.Where(one => one.Ours == 'F').Select(one => one.Question.Invariant.Key).Distinct().Count()} rules.");
        foreach (var kind in pairs.Where(one => one.Ours != one.Theirs).GroupBy(one => one.Difference))
        {
            var example = kind.First().Question;
            output.WriteLine($"{kind.Count(),6} {kind.Key} {example.Focus.Location} {example.Focus.Json}: {KnownDifferences.Reasons.GetValueOrDefault(kind.Key)}");
        }

        return pairs;
    }

    private static IEnumerable<string> Differences(List<Answered> pairs) => pairs.Where(one => one.Ours != one.Theirs).Select(one => one.Difference).Distinct();

    private sealed record Answered(Question Question, char Ours, char Theirs)
    {
        public string Difference => $"{Question.Invariant.Key} {Ours}{Theirs}";
    }

    [GeneratedRegex(@"([A-Za-z]\w*)\s*\(")]
    private static partial Regex Functions();

    [GeneratedRegex(@"'(\\.|[^'])*'")]
    private static partial Regex Text();
}
