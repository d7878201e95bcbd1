using Prescreen.Tests.Narrative.Measuring;

namespace Prescreen.Tests.Narrative;

/// <summary>The cases by which reading is measured are enough, sound, and of both languages.</summary>
public sealed class NarrativeCaseTests
{
    private static readonly IReadOnlyList<NarrativeCase> Open = CaseFolder.Read(CaseFolder.Beside, "open");
    private static readonly IReadOnlyList<NarrativeCase> Kept = CaseFolder.Read(CaseFolder.Beside, "kept");

    [Fact]
    public void Cases_OfBothHalves_AreEnough()
    {
        var all = Open.Concat(Kept).ToList();

        all.Count(one => !one.IsReport).ShouldBeGreaterThanOrEqualTo(400);
        all.Count(one => one.IsReport).ShouldBeGreaterThanOrEqualTo(60);
    }

    [Fact]
    public void Cases_OfBothHalves_AreAboutAThirdChinese()
    {
        foreach (var half in new[] { Open, Kept })
        {
            foreach (var sort in half.GroupBy(one => one.IsReport))
            {
                (sort.Count(one => one.Language == "zh") / (double)sort.Count()).ShouldBeInRange(0.25, 0.4);
            }
        }
    }

    [Fact]
    public void Halves_OfTheCases_AreOfLikeSizeAndShareNoText()
    {
        (Open.Count / (double)(Open.Count + Kept.Count)).ShouldBeInRange(0.45, 0.55);

        // Counted, not listed: the kept half's words are shown to nobody.
        Open.Select(one => one.Text.Trim()).Intersect(Kept.Select(one => one.Text.Trim()), StringComparer.OrdinalIgnoreCase).Count().ShouldBe(0);
    }
}
