using System.Text.RegularExpressions;

namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>
/// Regular expressions, in single-line mode as N1 asks. In linear time wherever the pattern allows; one that looks around or back runs against the clock.
/// </summary>
internal static class Patterns
{
    private const RegexOptions Common = RegexOptions.Singleline | RegexOptions.CultureInvariant;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    internal static Result<Regex> Read(string pattern, string function)
    {
        try
        {
            return new Regex(pattern, Common | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return Backtracking(pattern, function);
        }
        catch (ArgumentException)
        {
            return FhirPathProblems.BadPattern(function);
        }
    }

    /// <summary>What a pattern gives for a text; a problem where it takes too long.</summary>
    internal static Result<T> Apply<T>(Regex pattern, string function, Func<Regex, T> apply)
        where T : notnull
    {
        try
        {
            return apply(pattern);
        }
        catch (RegexMatchTimeoutException)
        {
            return FhirPathProblems.SlowPattern(function);
        }
    }

    private static Result<Regex> Backtracking(string pattern, string function)
    {
        try
        {
            return new Regex(pattern, Common, Patience);
        }
        catch (ArgumentException)
        {
            return FhirPathProblems.BadPattern(function);
        }
    }
}
