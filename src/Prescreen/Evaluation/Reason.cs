using System.Globalization;

namespace Prescreen.Evaluation;

/// <summary>
/// One sentence in a coordinator's words, kept as a composite format and its arguments until somebody reads it: most verdicts of a screening are never
/// shown, and making their sentences would cost more than deciding them.
/// </summary>
public readonly struct Reason(string format, object? first = null, object? second = null, object? third = null, object? fourth = null)
{
    /// <summary>The sentence with something added, in which {0} is the addition's own argument.</summary>
    public Reason With(string addition, object? argument = null)
    {
        var (one, two, three, four, text) = (first, second, third, fourth, format);
        return new Reason("{0}{1}", new Lazily(() => string.Format(CultureInfo.InvariantCulture, text, one, two, three, four)), new Lazily(() => string.Format(CultureInfo.InvariantCulture, addition, argument)));
    }

    /// <summary>The sentence. May hold patient data: for the screening's result only, never a log.</summary>
    public string Sentence => string.Format(CultureInfo.InvariantCulture, format, first, second, third, fourth);

    /// <summary>The sentence without its values, fit for a log.</summary>
    public override string ToString() => format;

    private sealed class Lazily(Func<string> make)
    {
        public override string ToString() => make();
    }
}
