using System.Globalization;
using Prescreen.Facts;

namespace Prescreen.Tests.Narrative.Measuring;

/// <summary>How often a reader was right.</summary>
internal sealed record Tally(int Expected, int Got, int Matched, int Exact, int AssertionRight)
{
    public double Precision => Share(Matched, Got);

    public double Recall => Share(Matched, Expected);

    /// <summary>2TP / (2TP + FP + FN): found, whatever is told of it.</summary>
    public double F1 => Share(2 * Matched, Expected + Got);

    /// <summary>The same, counting only those of which all is right but perhaps the assertion.</summary>
    public double ExactF1 => Share(2 * Exact, Expected + Got);

    public double AssertionAccuracy => Share(AssertionRight, Matched);

    public static Tally Of(IEnumerable<CaseResult> results, Func<string, bool> kind)
    {
        int expected = 0, got = 0, matched = 0, exact = 0, right = 0;
        foreach (var result in results)
        {
            var pairs = result.Matched.Where(pair => kind(pair.Expected.Finding)).ToList();
            matched += pairs.Count;
            exact += pairs.Count(pair => CaseResult.IsExact(pair.Expected, pair.Got));
            right += pairs.Count(pair => pair.Expected.Assertion == pair.Got.Assertion);
            expected += pairs.Count + result.Missed.Count(one => kind(one.Finding));
            got += pairs.Count + result.TooMany.Count(one => kind(one.Finding));
        }

        return new Tally(expected, got, matched, exact, right);
    }

    /// <summary>Of one assertion: found with it, where it was expected with it.</summary>
    public static Tally Of(IEnumerable<CaseResult> results, Assertion assertion)
    {
        int expected = 0, got = 0, matched = 0;
        foreach (var result in results)
        {
            matched += result.Matched.Count(pair => pair.Expected.Assertion == assertion && pair.Got.Assertion == assertion);
            expected += result.Matched.Count(pair => pair.Expected.Assertion == assertion) + result.Missed.Count(one => one.Assertion == assertion);
            got += result.Matched.Count(pair => pair.Got.Assertion == assertion) + result.TooMany.Count(one => one.Assertion == assertion);
        }

        return new Tally(expected, got, matched, matched, matched);
    }

    public static string Show(double share) => double.IsNaN(share) ? "–" : share.ToString("0.000", CultureInfo.InvariantCulture);

    private static double Share(int part, int whole) => whole == 0 ? double.NaN : (double)part / whole;
}
